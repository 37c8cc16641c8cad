using AutoGraph.Generator.Model;

namespace AutoGraph.Generator.Lowering;

/// <summary>Finds the loops, switches and the method itself (0) whose jumps cannot stay C#.</summary>
/// <remarks>
/// A jump out of a staged construct is lowered to a flag; what follows it is then guarded, and a jump inside the guard
/// cannot stay C# either. So all jumps of a target go together, and so do targets that one of them crosses.
/// </remarks>
internal static class LoweredTargets
{
    private readonly record struct Found(int Target, bool Staged, EquatableArray<int> Crosses);

    public static HashSet<int> Of(Block body)
    {
        var jumps = new List<Found>();
        Visit(body, [], jumps);
        var lowered = new HashSet<int>(jumps.Where(jump => jump.Staged).Select(jump => jump.Target));
        lowered.UnionWith(Shape.Descendants(body).OfType<Leavable>().Select(part => part.Id));
        for (var count = -1; count != lowered.Count;)
        {
            count = lowered.Count;
            foreach (var jump in jumps)
            {
                if (lowered.Contains(jump.Target)) lowered.UnionWith(jump.Crosses);
                else if (jump.Crosses.Any(lowered.Contains)) lowered.Add(jump.Target);
            }
        }

        return lowered;
    }

    private static void Visit(Statement statement, Statement[] path, List<Found> jumps)
    {
        if (statement is Jump jump)
        {
            var inside = Enumerable.Reverse(path)
                .TakeWhile(outer => jump.Target == 0 || Shape.TargetId(outer) != jump.Target).ToList();
            var target = path.LastOrDefault(outer => jump.Target != 0 && Shape.TargetId(outer) == jump.Target);
            var staged = inside.Any(Shape.IsStaged) || (target is not null && Shape.IsStaged(target));
            jumps.Add(new(jump.Target, staged, inside.Select(Shape.TargetId).Where(id => id != 0).ToEquatable()));
            return;
        }

        if (statement is Block block)
        {
            foreach (var inner in block.Statements) Visit(inner, path, jumps);
            return;
        }

        foreach (var inner in Shape.Blocks(statement)) Visit(inner, [.. path, statement], jumps);
    }
}
