namespace AutoGraph.CodeFixes;

/// <summary>All fixes, found by reflection.</summary>
internal static class FixTable
{
    /// <summary>Fixes by the diagnostics that they are for.</summary>
    public static readonly ILookup<string, Fix> All = typeof(Fix).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Fix)) && !type.IsAbstract)
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (Fix)Activator.CreateInstance(type)!)
        .SelectMany(fix => fix.Ids.Select(id => (id, fix)))
        .ToLookup(pair => pair.id, pair => pair.fix);

    public static readonly IReadOnlyDictionary<string, IReadOnlyList<Fix>> ById
        = All.ToDictionary(group => group.Key, group => (IReadOnlyList<Fix>)[.. group]);

    public static IEnumerable<Remedy> Remedies(Place place)
        => ById.TryGetValue(place.Diagnostic.Id, out var fixes) ? fixes.SelectMany(fix => fix.Find(place)) : [];
}
