using AutoGraph.Generator.Model;

namespace AutoGraph.Generator.Lowering;

/// <summary>What a part of the tree declares and writes.</summary>
internal static class Usage
{
    /// <summary>The variables that the statement writes and that exist outside of it, in order of writing.</summary>
    public static List<string> WrittenOutside(Statement statement, IReadOnlyDictionary<string, Variable> variables)
    {
        var declared = Declared(statement);
        return [.. Codes(statement).SelectMany(code => code.Writes).Select(write => write.Variable).Distinct()
            .Where(id => !declared.Contains(id))
            .Where(id => !(variables.TryGetValue(id, out var v) && v.IsMember && v.DependsOn.Any(declared.Contains)))];
    }

    public static HashSet<string> Declared(Statement statement)
        => [.. Shape.Descendants(statement).Where(inner => inner != statement || inner is not If).SelectMany(Declares)];

    /// <summary>Where a variable is written first.</summary>
    public static Code? FirstWrite(Statement statement, string variable)
        => Codes(statement).FirstOrDefault(
            code => !code.Range.IsHidden && code.Writes.Any(write => write.Variable == variable));

    public static IEnumerable<string> Declares(Statement statement) => statement switch
    {
        Quoted quoted => quoted.Declares,
        ForEach loop => loop.Declares,
        For loop => loop.Start.SelectMany(Declares),
        Host host => host.Clauses.SelectMany(clause => clause.Declares),
        If branch => branch.Condition.Declares,
        While loop => loop.Condition.Declares,
        Switch choice => choice.Sections.SelectMany(section => section.Labels.Declares),
        _ => [],
    };

    public static IEnumerable<Code> Codes(Statement statement) => Shape.Descendants(statement).SelectMany(OwnCodes);

    private static IEnumerable<Code> OwnCodes(Statement statement)
    {
        switch (statement)
        {
            case Quoted quoted: return [quoted.Code];
            case If branch: return [branch.Condition];
            case While loop: return [loop.Condition];
            case Do loop: return [loop.Condition];
            case For loop: return [loop.Header];
            case ForEach loop: return loop.Test is { } test ? [loop.Header, loop.Over, test] : [loop.Header, loop.Over];
            case Switch choice: return [choice.Header, .. choice.Sections.Select(section => section.Labels)];
            case Host host: return host.Clauses.Select(clause => clause.Header);
            case Jump { Value: { } value }: return [value];
            default: return [];
        }
    }
}
