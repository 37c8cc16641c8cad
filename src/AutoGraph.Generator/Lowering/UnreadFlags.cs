using AutoGraph.Generator.Model;

namespace AutoGraph.Generator.Lowering;

/// <summary>Removes the flags that nobody asks for, because folding made their guards needless.</summary>
internal static class UnreadFlags
{
    public static Block Remove(Block body, Flags flags)
    {
        var read = new HashSet<string>(Usage.Codes(body).SelectMany(code => code.Reads));
        var unread = new HashSet<string>(flags.Variables.Select(flag => flag.Id).Where(id => !read.Contains(id)));
        return unread.Count == 0 ? body : Remove(body, unread);
    }

    private static Block Remove(Block block, HashSet<string> unread)
        => new(block.Statements.Where(statement => !OnlySets(statement, unread))
            .Select(statement => Shape.Map(statement, inner => Remove(inner, unread))).ToEquatable());

    // A declaration or an assignment of the flag and nothing else.
    private static bool OnlySets(Statement statement, HashSet<string> unread)
        => statement is Quoted { Code: { Reads.Count: 0, Writes: { Count: 1 } writes } code }
            && unread.Contains(writes[0].Variable)
            && Flags.IsOwn(code);
}
