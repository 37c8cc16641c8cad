using AutoGraph.Generator.Model;

namespace AutoGraph.Generator.Lowering;

/// <summary>Gives each staged construct its state: what it assigns and somebody may still read.</summary>
/// <remarks>Walks backwards with the set of variables that are read later. Members count as read always.</remarks>
internal sealed class Liveness(IReadOnlyDictionary<string, Variable> variables, EquatableArray<string> liveAtExit)
{
    private readonly Dictionary<(JumpKind, int), HashSet<string>> _atTargets = [];

    public Block Annotate(Block body)
    {
        var live = new HashSet<string>(liveAtExit);
        return Visit(body, live);
    }

    // Changes `live` from what is read after the statement to what is read from its beginning on.
    private Block Visit(Block block, HashSet<string> live)
    {
        var statements = block.Statements.ToArray();
        for (var i = statements.Length - 1; i >= 0; i--) statements[i] = Visit(statements[i], live);
        return new(statements.ToEquatable());
    }

    private Statement Visit(Statement statement, HashSet<string> live)
    {
        switch (statement)
        {
            case Block block:
                return Visit(block, live);
            case Quoted quoted:
                Pass(quoted.Code, live);
                live.ExceptWith(quoted.Declares);
                live.UnionWith(quoted.Code.Reads.Where(id => !quoted.Declares.Contains(id)));
                return quoted;
            case Jump jump:
                Jump(jump, live);
                return jump;
            case If branch:
                return Visit(branch, live);
            case While { Staged: true } loop:
                var (body, step) = (loop.Body, new Block(loop.Step));
                Loop(loop.Id, [loop.Condition], live,
                    at => { step = Visit(new Block(loop.Step), at); body = Visit(loop.Body, at); });
                return loop with { Body = body, Step = step.Statements, State = State(loop, live) };
            case While loop:
                var inner = loop.Body;
                Loop(loop.Id, [loop.Condition], live, at => inner = Visit(loop.Body, at));
                return loop with { Body = inner };
            case Do loop:
                var once = loop.Body;
                Loop(loop.Id, [loop.Condition], live, at => once = Visit(loop.Body, at));
                return loop with { Body = once };
            case For loop:
                var each = loop.Body;
                Loop(loop.Id, [loop.Header], live, at => each = Visit(loop.Body, at));
                live.ExceptWith(Usage.Declares(loop));
                return loop with { Body = each };
            case ForEach loop:
                return Visit(loop, live);
            case Switch choice:
                return Visit(choice, live);
            case Host host:
                return Visit(host, live);
            default:
                return statement;
        }
    }

    private static void Pass(Code code, HashSet<string> live)
    {
        live.ExceptWith(code.Writes.Where(write => write.Whole).Select(write => write.Variable));
        live.UnionWith(code.Reads);
    }

    private void Jump(Jump jump, HashSet<string> live)
    {
        live.Clear();
        if (jump.Kind == JumpKind.Return) live.UnionWith(liveAtExit);
        else if (_atTargets.TryGetValue((jump.Kind, jump.Target), out var there)) live.UnionWith(there);
        if (jump.Value is { } value) live.UnionWith(value.Reads);
    }

    private If Visit(If branch, HashSet<string> live)
    {
        if (branch.Staged) live.UnionWith(Restored(branch));
        var (state, whenFalse) = (branch.Staged ? State(branch, live) : branch.State, new HashSet<string>(live));
        var then = Visit(branch.Then, live);
        var other = branch.Else is null ? null : Visit(branch.Else, whenFalse);
        live.UnionWith(whenFalse);
        live.UnionWith(branch.Condition.Reads);
        return branch with { Then = then, Else = other, State = state };
    }

    // Both sides of a staged branch are traced: what the first assigns and the second reads is state even if nobody
    // reads it afterwards, for this branch and for all that is staged in its sides.
    private IEnumerable<string> Restored(If branch)
    {
        if (branch.Else is null) return [];
        var read = new HashSet<string>(Usage.Codes(branch.Else).SelectMany(code => code.Reads));
        return Usage.WrittenOutside(branch.Then, variables).Where(read.Contains);
    }

    // What is read at the head of a loop: whatever is read after it, by its test, or by another pass.
    private void Loop(int id, IEnumerable<Code> tests, HashSet<string> live, Action<HashSet<string>> visitBody)
    {
        _atTargets[(JumpKind.Break, id)] = new(live);
        foreach (var test in tests) live.UnionWith(test.Reads);
        for (var count = -1; count != live.Count;)
        {
            count = live.Count;
            _atTargets[(JumpKind.Continue, id)] = new(live);
            var pass = new HashSet<string>(live);
            visitBody(pass);
            live.UnionWith(pass);
        }
    }

    private ForEach Visit(ForEach loop, HashSet<string> live)
    {
        var body = loop.Body;
        Loop(loop.Id, loop.Test is null ? [] : [loop.Test], live, at =>
        {
            body = Visit(loop.Body, at);
            at.ExceptWith(loop.Declares);
        });
        var state = loop.Staged ? State(loop, live) : loop.State;
        live.UnionWith(loop.Over.Reads);
        return loop with { Body = body, State = state };
    }

    private Switch Visit(Switch choice, HashSet<string> live)
    {
        _atTargets[(JumpKind.Break, choice.Id)] = new(live);
        var after = new HashSet<string>(live);
        var sections = choice.Sections.Select(section =>
        {
            var at = new HashSet<string>(after);
            var body = Visit(section.Body, at);
            live.UnionWith(at);
            return section with { Body = body };
        }).ToEquatable();
        live.UnionWith(choice.Header.Reads);
        return choice with { Sections = sections };
    }

    // An exception may leave a try anywhere, so nothing counts as overwritten in one.
    private Host Visit(Host host, HashSet<string> live)
    {
        var after = new HashSet<string>(live);
        if (host.Clauses.Count == 1) live.Clear();
        var clauses = host.Clauses.Select(clause =>
        {
            var at = new HashSet<string>(after);
            var body = Visit(clause.Body, at);
            at.ExceptWith(clause.Declares);
            live.UnionWith(at);
            live.UnionWith(clause.Header.Reads.Where(id => !clause.Declares.Contains(id)));
            return clause with { Body = body };
        }).ToEquatable();
        return host with { Clauses = clauses };
    }

    private EquatableArray<string> State(Statement construct, HashSet<string> live)
        => Usage.WrittenOutside(construct, variables)
            .Where(id => live.Contains(id) || (variables.TryGetValue(id, out var variable) && variable.IsMember))
            .ToEquatable();
}
