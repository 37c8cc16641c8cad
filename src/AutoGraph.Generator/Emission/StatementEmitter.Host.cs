using AutoGraph.Generator.Model;

namespace AutoGraph.Generator.Emission;

/// <summary>Control flow that host values decide: C#, run while tracing.</summary>
internal sealed partial class StatementEmitter
{
    private void EmitHost(string before, Code header, string after, Block body)
    {
        writer.Line(before, header, after);
        EmitBraced(body);
    }

    private void EmitHost(If branch)
    {
        EmitHost("if (", branch.Condition, ")", branch.Then);
        if (branch.Else is null || branch.Else.Statements.Count == 0) return;
        writer.Line("else");
        EmitBraced(branch.Else);
    }

    private void EmitHost(Do loop)
    {
        writer.Line("do");
        EmitBraced(loop.Body);
        writer.Line("while (", loop.Condition, ");");
    }

    private void EmitHost(Switch choice)
    {
        writer.Line("", choice.Header);
        writer.Open();
        foreach (var section in choice.Sections)
        {
            writer.Line("", section.Labels);
            EmitBraced(section.EndsInBreak ? WithBreak(section.Body) : section.Body);
        }

        writer.Close();
    }

    private static Block WithBreak(Block body)
        => new(body.Statements.Append(new Jump(SourceRange.Hidden, JumpKind.Break, 0, null)).ToEquatable());
}
