using AutoGraph.Generator.Lowering;
using AutoGraph.Generator.Model;

namespace AutoGraph.Generator.Emission;

/// <summary>Writes a lowered body as C#: staged constructs as calls of the staging surface,
/// the rest as it was.</summary>
internal sealed partial class StatementEmitter(LoweredBody body, SourceWriter writer)
{
    public void EmitBody()
    {
        EmitLines();
        EmitList(body.Body.Statements);
    }

    private void EmitList(EquatableArray<Statement> statements)
    {
        foreach (var statement in statements) Emit(statement);
    }

    private void Emit(Statement statement)
    {
        switch (statement)
        {
            case Quoted quoted:
                EmitLine(quoted.Code.Range);
                writer.Line("", quoted.Code);
                break;
            case LocalFunction function: writer.Line("", function.Code); break;
            case Jump jump: EmitJump(jump); break;
            case Block block: EmitBraced(block); break;
            case If { Staged: true } branch: EmitStaged(branch); break;
            case If branch: EmitHost(branch); break;
            case While { Staged: true } loop: EmitStaged(loop); break;
            case ForEach { Staged: true } loop: EmitStaged(loop); break;
            case While loop:
                EmitLine(loop.Condition.Range);
                EmitHost("while (", loop.Condition, ")", loop.Body);
                break;
            case For { Header: var header, Body: var body }:
                EmitLine(header.Range);
                EmitHost("", header, "", body);
                break;
            case ForEach { Header: var header, Body: var body }:
                EmitLine(header.Range);
                EmitHost("", header, "", body);
                break;
            case Do loop: EmitHost(loop); break;
            case Switch choice: EmitHost(choice); break;
            case Host host:
                EmitLine(host.Clauses[0].Header.Range);
                foreach (var clause in host.Clauses) EmitHost("", clause.Header, "", clause.Body);
                break;
        }
    }

    private void EmitBraced(Block block, string after = "")
    {
        writer.Open();
        EmitList(block.Statements);
        writer.Close(after);
    }

    private void EmitJump(Jump jump)
    {
        var word = jump.Kind switch { JumpKind.Break => "break;", JumpKind.Continue => "continue;", _ => "return;" };
        var code = jump.Value is { } value
            ? value with { Text = $"return {value.Text};" }
            : Code.Synthetic(word, [], []);
        if (jump.Value is not null) EmitLine(jump.Range, jump.Value);
        writer.Line("", code with { Range = jump.Range });
    }
}
