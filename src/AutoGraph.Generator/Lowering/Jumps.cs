using AutoGraph.Generator.Model;

namespace AutoGraph.Generator.Lowering;

/// <summary>Turns jumps into flags and puts guards around what they skip.</summary>
internal sealed class Jumps(Callable callable, Flags flags, HashSet<int> lowered)
{
    /// <summary>A list of statements and the flags that may be set at its end.</summary>
    private readonly record struct Result(List<Statement> Statements, HashSet<string> Exits);

    private bool LowersReturn => lowered.Contains(0);

    public Block Lower(Block body)
    {
        if (!LowersReturn) return new(LowerList(body.Statements).Statements.ToEquatable());
        var inner = LowerList(body.Statements).Statements;
        var start = new List<Statement> { Flags.Declare(flags.Of(JumpKind.Return, 0), false) };
        foreach (var result in flags.Results) start.Add(DeclareResult(result));
        if (flags.Results.Count > 0) inner.Add(ReturnResult());
        return new(start.Concat(inner).ToEquatable());
    }

    private Quoted DeclareResult(string result)
    {
        var isTensor = callable.Result is ResultKind.Tensor or ResultKind.Tuple;
        var declaration = isTensor
            ? $"Tensor {result} = Stage.Unassigned;"
            : $"{callable.ResultType} {result} = default!;";
        return new(Code.Synthetic(declaration, [], [])) { Declares = new[] { result }.ToEquatable() };
    }

    private Jump ReturnResult()
        => new(SourceRange.Hidden, JumpKind.Return, 0, Code.Synthetic(Tuple(flags.Results), flags.Results, []));

    private static string Tuple(EquatableArray<string> names)
        => names.Count == 1 ? names[0] : "(" + string.Join(", ", names) + ")";

    private Result LowerList(IEnumerable<Statement> statements)
    {
        var all = statements.ToList();
        var output = new List<Statement>();
        var exits = new HashSet<string>();
        for (var i = 0; i < all.Count; i++)
        {
            var rest = all.Skip(i + 1).ToList();
            if (all[i] is Jump jump)
            {
                output.AddRange(rest.OfType<LocalFunction>());
                output.AddRange(LowerJump(jump, exits));
                break;
            }

            if (rest.Count > 0 && all[i] is If branch && ExitsOf(branch).Count > 0 && Fold(branch, rest) is { } folded)
            {
                output.AddRange(rest.OfType<LocalFunction>());
                Append(LowerStatement(folded), output, exits);
                break;
            }

            var one = LowerStatement(all[i]);
            Append(one, output, exits);
            if (one.Exits.Count == 0 || rest.Count == 0) continue;
            output.AddRange(rest.OfType<LocalFunction>());
            var guarded = LowerList(rest.Where(statement => statement is not LocalFunction));
            if (guarded.Statements.Count > 0)
                output.Add(new If(Flags.NoneOf(one.Exits), true, new(guarded.Statements.ToEquatable()), null));
            exits.UnionWith(guarded.Exits);
            break;
        }

        return new(output, exits);
    }

    private static void Append(Result result, List<Statement> output, HashSet<string> exits)
    {
        output.AddRange(result.Statements);
        exits.UnionWith(result.Exits);
    }

    // if (c) { …; jump; } rest  →  if (c) { …; jump; } else { rest }: no guard is needed.
    private static If? Fold(If branch, List<Statement> rest)
    {
        var more = rest.Where(statement => statement is not LocalFunction);
        var (thenJumps, elseJumps) =
            (Shape.AlwaysJumps(branch.Then), branch.Else is not null && Shape.AlwaysJumps(branch.Else));
        if (thenJumps && elseJumps) return branch;
        if (thenJumps) return branch with { Else = new((branch.Else?.Statements ?? []).Concat(more).ToEquatable()) };
        return elseJumps ? branch with { Then = new(branch.Then.Statements.Concat(more).ToEquatable()) } : null;
    }

    private IEnumerable<Statement> LowerJump(Jump jump, HashSet<string> exits)
    {
        if (!lowered.Contains(jump.Target))
        {
            yield return jump;
            yield break;
        }

        var flag = flags.Of(jump.Kind, jump.Target);
        exits.Add(flag);
        if (jump.Kind == JumpKind.Return && jump.Value is { } value)
        {
            var results = flags.Results;
            yield return new Quoted(value with
            {
                Range = jump.Range,
                Text = flags.Results.Count == 0 ? value.Text + ";" : $"{Tuple(results)} = {value.Text};",
                Writes = value.Writes.Concat(results.Select(result => new Write(result, Whole: true))).ToEquatable(),
            });
            yield return Flags.Set(flag, SourceRange.Hidden);
        }
        else
        {
            yield return Flags.Set(flag, jump.Range);
        }
    }

    private Result LowerStatement(Statement statement)
    {
        switch (statement)
        {
            case While loop:
                return LowerLoop(loop.Id, loop.Body, loop.Staged, (body, test) => Rebuild(loop, body, test));
            case ForEach loop:
                return LowerLoop(loop.Id, loop.Body, loop.Staged, (body, test) => loop with
                {
                    Body = body,
                    Test = loop.Staged && test.Count > 0 ? Flags.NoneOf(test) : null,
                });
            case For loop: return LowerLoop(loop.Id, loop.Body, false, (body, _) => loop with { Body = body });
            case Do loop: return LowerLoop(loop.Id, loop.Body, false, (body, _) => loop with { Body = body });
            case Switch choice: return LowerSwitch(choice);
            case Leavable part:
                return LowerLoop(part.Id, part.Body, staged: true, (body, _) => body);
        }

        var exits = new HashSet<string>();
        var mapped = Shape.Map(statement, block =>
        {
            var inner = LowerList(block.Statements);
            exits.UnionWith(inner.Exits);
            return new(inner.Statements.ToEquatable());
        });
        return new([mapped], exits);
    }

    private Result LowerLoop(int id, Block body, bool staged, Func<Block, HashSet<string>, Statement> rebuild)
    {
        var inner = LowerList(body.Statements);
        var exits = new HashSet<string>(inner.Exits);
        var output = new List<Statement>();
        var (broke, skipped) = (flags.Find(JumpKind.Break, id), flags.Find(JumpKind.Continue, id));
        if (broke is not null) output.Add(Flags.Declare(broke, false));
        if (skipped is not null && exits.Remove(skipped)) inner.Statements.Insert(0, Flags.Declare(skipped, false));

        // A loop that stays C# runs on after a lowered jump, so its body asks first.
        var statements = inner.Statements.ToEquatable();
        if (!staged && exits.Count > 0)
            statements = new Statement[] { new If(Flags.NoneOf(exits), true, new(statements), null) }.ToEquatable();
        output.Add(rebuild(new(statements), exits));
        if (broke is not null) exits.Remove(broke);
        return new(output, exits);
    }

    private static While Rebuild(While loop, Block body, HashSet<string> exits)
    {
        if (exits.Count == 0) return loop with { Body = body };
        if (!loop.Staged) return loop with { Body = body };
        var goesOn = Flags.NoneOf(exits);
        var step = loop.Step.Count == 0 ? loop.Step
            : new Statement[] { new If(goesOn, true, new(loop.Step), null) }.ToEquatable();
        return loop with { Body = body, Step = step, Condition = loop.Endless ? goesOn : Both(goesOn, loop.Condition) };
    }

    private static Code Both(Code goesOn, Code condition) => condition with
    {
        Text = $"Stage.And({goesOn.Text}, () => {condition.Text})",
        Reads = goesOn.Reads.Concat(condition.Reads).ToEquatable(),
    };

    private Result LowerSwitch(Switch choice)
    {
        var exits = new HashSet<string>();
        var sections = choice.Sections.Select(section =>
        {
            var inner = LowerList(section.Body.Statements);
            exits.UnionWith(inner.Exits);
            return section with
            {
                Body = new(inner.Statements.ToEquatable()),
                EndsInBreak = section.EndsInBreak || inner.Exits.Count > 0,
            };
        }).ToEquatable();
        var output = new List<Statement>();
        var broke = flags.Find(JumpKind.Break, choice.Id);
        if (broke is not null && exits.Remove(broke)) output.Add(Flags.Declare(broke, false));
        output.Add(choice with { Sections = sections });
        return new(output, exits);
    }

    // Which flags a statement may set, without lowering it.
    private HashSet<string> ExitsOf(Statement statement)
    {
        var own = new HashSet<int>(Shape.Descendants(statement).Select(Shape.TargetId).Where(id => id != 0));
        return [.. Shape.Descendants(statement).OfType<Jump>()
            .Where(jump => lowered.Contains(jump.Target) && !own.Contains(jump.Target))
            .Select(jump => flags.Of(jump.Kind, jump.Target))];
    }
}
