using AutoGraph.Generator.Model;

namespace AutoGraph.Generator.Lowering;

/// <summary>Walks and rebuilds the tree of statements.</summary>
internal static class Shape
{
    /// <summary>The blocks directly below a statement.</summary>
    public static IEnumerable<Block> Blocks(Statement statement)
    {
        switch (statement)
        {
            case Block block: yield return block; break;
            case If branch:
                yield return branch.Then;
                if (branch.Else is { } other) yield return other;
                break;
            case While loop:
                yield return loop.Body;
                yield return new(loop.Step);
                break;
            case Do loop: yield return loop.Body; break;
            case For loop: yield return loop.Body; break;
            case ForEach loop: yield return loop.Body; break;
            case Leavable part: yield return part.Body; break;
            case Switch choice:
                foreach (var section in choice.Sections) yield return section.Body;
                break;
            case Host host:
                foreach (var clause in host.Clauses) yield return clause.Body;
                break;
        }
    }

    /// <summary>The statement with each of its blocks replaced.</summary>
    public static Statement Map(Statement statement, Func<Block, Block> map) => statement switch
    {
        Block block => map(block),
        If branch => branch with { Then = map(branch.Then), Else = branch.Else is null ? null : map(branch.Else) },
        While loop => loop with { Body = map(loop.Body), Step = map(new(loop.Step)).Statements },
        Do loop => loop with { Body = map(loop.Body) },
        For loop => loop with { Body = map(loop.Body) },
        ForEach loop => loop with { Body = map(loop.Body) },
        Leavable part => part with { Body = map(part.Body) },
        Switch choice => choice with
        {
            Sections = choice.Sections.Select(section => section with { Body = map(section.Body) }).ToEquatable(),
        },
        Host host => host with
        {
            Clauses = host.Clauses.Select(clause => clause with { Body = map(clause.Body) }).ToEquatable(),
        },
        _ => statement,
    };

    public static IEnumerable<Statement> Descendants(Statement statement)
    {
        yield return statement;
        if (statement is Block block)
        {
            foreach (var inner in block.Statements.SelectMany(Descendants)) yield return inner;
            yield break;
        }

        foreach (var inner in Blocks(statement).SelectMany(Descendants)) yield return inner;
    }

    public static bool IsStaged(Statement statement) => statement switch
    {
        If branch => branch.Staged,
        While loop => loop.Staged,
        Do loop => loop.Staged,
        For loop => loop.Staged,
        ForEach loop => loop.Staged,
        _ => false,
    };

    /// <summary>What a jump refers to; 0 for statements that are no target.</summary>
    public static int TargetId(Statement statement) => statement switch
    {
        While loop => loop.Id,
        Do loop => loop.Id,
        For loop => loop.Id,
        ForEach loop => loop.Id,
        Switch choice => choice.Id,
        Leavable part => part.Id,
        _ => 0,
    };

    /// <summary>The end of the statement is never reached, because every way through it jumps.</summary>
    public static bool AlwaysJumps(Statement statement) => statement switch
    {
        Jump => true,
        Block block => block.Statements.Any(AlwaysJumps),
        If branch => branch.Else is not null && AlwaysJumps(branch.Then) && AlwaysJumps(branch.Else),
        Host { Clauses.Count: 1 } host => AlwaysJumps(host.Clauses[0].Body),
        _ => false,
    };
}
