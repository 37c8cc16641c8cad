using AutoGraph.Generator.Model;

namespace AutoGraph.Generator.Emission;

/// <summary>Control flow that host values decide: C#, run while tracing.</summary>
internal sealed partial class StatementEmitter
{
    private void EmitHost(string before, Code header, string after, Block body)
    {
        writer.Line(before, header, after);
        EmitAnyTimes(body);
    }

    // Several ways lead to its beginning and from its end.
    private void EmitAnyTimes(Block body)
    {
        _line = -1;
        EmitBraced(body);
        _line = -1;
    }

    private void EmitHost(If branch)
    {
        EmitLine(branch.Condition.Range);
        EmitHost("if (", branch.Condition, ")", branch.Then);
        if (branch.Else is null || branch.Else.Statements.Count == 0) return;
        writer.Line("else");
        EmitAnyTimes(branch.Else);
    }

    private void EmitHost(Do loop)
    {
        writer.Line("do");
        EmitAnyTimes(loop.Body);
        writer.Line("while (", loop.Condition, ");");
    }

    private void EmitHost(Switch choice)
    {
        EmitLine(choice.Header.Range);
        writer.Line("", choice.Header);
        writer.Open();
        foreach (var section in choice.Sections)
        {
            writer.Line("", section.Labels);
            EmitAnyTimes(section.EndsInBreak ? WithBreak(section.Body) : section.Body);
        }

        writer.Close();
    }

    private static Block WithBreak(Block body)
        => new(body.Statements.Append(new Jump(SourceRange.Hidden, JumpKind.Break, 0, null)).ToEquatable());
}
