using AutoGraph.Generator.Model;

namespace AutoGraph.Generator.Lowering;

/// <summary>Leaves one form of staged loop besides foreach: <c>for</c> and <c>do</c> become <c>while</c>.</summary>
internal static class LoopForms
{
    public static Block Lower(Block block, Flags flags)
        => new(block.Statements.SelectMany(statement => Lower(statement, flags)).ToEquatable());

    private static IEnumerable<Statement> Lower(Statement statement, Flags flags)
    {
        var inner = Shape.Map(statement, block => Lower(block, flags));
        return inner switch
        {
            For { Staged: true } loop => [FromFor(loop)],
            For { Condition: null } loop when TensorEnds(loop) => [FromFor(loop)],
            For { Condition: { } test } loop when IsFixed(test, loop) && TensorEnds(loop) => [FromFor(loop)],
            Do { Staged: true } loop => FromDo(loop, flags),
            Do loop when IsFixed(loop.Condition, loop) && TensorEnds(loop) => FromDo(loop, flags),
            While { Staged: true } loop when loop.Condition.Writes.Count > 0 => [TestInside(loop)],
            While loop when (loop.Endless || IsFixed(loop.Condition, loop)) && TensorEnds(loop) =>
                [loop with { Staged = true }],
            _ => [inner],
        };
    }

    private static Block FromFor(For loop)
    {
        var test = loop.Condition ?? True(loop.Header.Range);
        var body = new While(loop.Id, test, true, loop.Body, loop.Step) { Endless = loop.Condition is null };
        var whole = body.Condition.Writes.Count > 0 ? TestInside(body) : body;
        return new(loop.Start.Concat([whole]).ToEquatable());
    }

    // do body while (test)  →  again = true; while (again) { body; again = test; }
    private static IEnumerable<Statement> FromDo(Do loop, Flags flags)
    {
        var again = flags.New("again");
        var test = loop.Condition with
        {
            Text = $"{again} = {loop.Condition.Text};",
            Writes = loop.Condition.Writes.Append(new(again, Whole: true)).ToEquatable(),
        };
        var condition = Code.Synthetic(again, [again], []);
        yield return Flags.Declare(again, true);
        yield return new While(loop.Id, condition, true, loop.Body, new Statement[] { new Quoted(test) }.ToEquatable());
    }

    // A condition that assigns is no test: while (true) { if (condition) { } else break; body }
    private static While TestInside(While loop)
    {
        var leave = new Block(
            new Statement[] { new Jump(SourceRange.Hidden, JumpKind.Break, loop.Id, null) }.ToEquatable());
        var test = new If(loop.Condition, true, new(EquatableArray<Statement>.Empty), leave);
        return loop with
        {
            Condition = True(SourceRange.Hidden),
            Endless = true,
            Body = new(loop.Body.Statements.Prepend(test).ToEquatable()),
        };
    }

    // Such a test says the same in each iteration: of a loop that it lets in it is no end.
    private static bool IsFixed(Code test, Statement loop)
        => test.ReadsLocalsOnly && !Usage.Codes(loop).SelectMany(code => code.Writes)
            .Any(write => test.Reads.Contains(write.Variable));

    // An endless loop is staged when a tensor decides one of the jumps that end it.
    private static bool TensorEnds(Statement loop)
    {
        var id = Shape.TargetId(loop);
        return Shape.Blocks(loop).Any(body => Ends(body, id, staged: false));
    }

    private static bool Ends(Statement statement, int id, bool staged)
    {
        if (statement is Jump jump)
            return staged && (jump.Kind == JumpKind.Return || (jump.Kind == JumpKind.Break && jump.Target == id));
        if (statement is Quoted { Throws: true }) return staged;
        staged |= Shape.IsStaged(statement);
        return statement is Block block
            ? block.Statements.Any(inner => Ends(inner, id, staged))
            : Shape.Blocks(statement).Any(inner => Ends(inner, id, staged));
    }

    private static Code True(SourceRange range)
        => Code.Synthetic("true", [], []) with { Range = range };
}
