using AutoGraph.Generator.Lowering;
using AutoGraph.Generator.Model;

namespace AutoGraph.Generator.Emission;

/// <summary>Writes a lowered body as C#: staged constructs as calls of the staging surface,
/// the rest as it was.</summary>
internal sealed partial class StatementEmitter(LoweredBody body, SourceWriter writer)
{
    public void EmitBody() => EmitList(body.Body.Statements);

    private void EmitList(EquatableArray<Statement> statements)
    {
        foreach (var statement in statements) Emit(statement);
    }

    private void Emit(Statement statement)
    {
        switch (statement)
        {
            case Quoted quoted: writer.Line("", quoted.Code); break;
            case LocalFunction function: writer.Line("", function.Code); break;
            case Jump jump: EmitJump(jump); break;
            case Block block: EmitBraced(block); break;
            case If { Staged: true } branch: EmitStaged(branch); break;
            case If branch: EmitHost(branch); break;
            case While { Staged: true } loop: EmitStaged(loop); break;
            case ForEach { Staged: true } loop: EmitStaged(loop); break;
            case While loop: EmitHost("while (", loop.Condition, ")", loop.Body); break;
            case For loop: EmitHost("", loop.Header, "", loop.Body); break;
            case ForEach loop: EmitHost("", loop.Header, "", loop.Body); break;
            case Do loop: EmitHost(loop); break;
            case Switch choice: EmitHost(choice); break;
            case Host host:
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
        writer.Line("", code with { Range = jump.Range });
    }
}
