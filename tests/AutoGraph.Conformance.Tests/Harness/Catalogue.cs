using System.Reflection;

namespace AutoGraph.Conformance.Harness;

/// <summary>What the list of behaviours holds, and the rows that stand here for it.</summary>
internal static class Catalogue
{
    /// <summary>Every row has an odd number; a group begins with this one.</summary>
    public static readonly (int First, string Title)[] Groups =
    [
        (1, "if / else"),
        (41, "?:"),
        (49, "logical and comparison"),
        (63, "while"),
        (101, "for / foreach"),
        (141, "break / continue"),
        (179, "return"),
        (197, "lists, slices, tuples"),
        (225, "calls, recursion, closures, built-ins"),
        (267, "side effects, print, assert"),
        (283, "tracing, retracing, errors"),
        (303, "gradients through control flow"),
    ];

    /// <summary>The last number of the list.</summary>
    public const int Last = 355;

    /// <summary>All numbers of the list.</summary>
    public static IEnumerable<int> Numbers => Enumerable.Range(0, (Last + 1) / 2).Select(i => (2 * i) + 1);

    /// <summary>The rows of every class here that has a static property <c>Rows</c>.</summary>
    public static IReadOnlyDictionary<int, Row> Rows { get; } = typeof(Catalogue).Assembly.GetTypes()
        .Select(type => type.GetProperty("Rows", BindingFlags.Public | BindingFlags.Static))
        .Where(property => property?.PropertyType == typeof(IEnumerable<Row>))
        .SelectMany(property => (IEnumerable<Row>)property!.GetValue(null)!)
        .GroupBy(row => row.Number)
        .ToDictionary(rows => rows.Key, rows => new Row(rows.Key, [.. rows.SelectMany(row => row.Checks)]));

    /// <summary>The title of the group that the number stands in.</summary>
    public static string Title(int number) => Groups.Last(group => group.First <= number).Title;
}
