using System.Text.RegularExpressions;
using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoGraph.Generator.Emission;

/// <summary>Control flow that a tensor decides: calls of Stage.</summary>
internal sealed partial class StatementEmitter
{
    private void EmitStaged(If branch)
    {
        var state = StateArguments(branch.State);
        EmitLine(branch.Condition.Range);
        writer.Line("Stage.If(", branch.Condition, ",");
        writer.Indent++;
        EmitLambda("then: () =>", branch.Then, ",");
        if (branch.Else is null || branch.Else.Statements.Count == 0)
            writer.Line("otherwise: null" + (state.Count == 0 ? ");" : ","));
        else EmitLambda("otherwise: () =>", branch.Else, state.Count == 0 ? ");" : ",");
        EmitArguments(state);
        writer.Indent--;
    }

    private void EmitStaged(While loop)
    {
        var state = StateArguments(loop.State);
        EmitLine(loop.Condition.Range);
        writer.Line("Stage.While(");
        writer.Indent++;
        writer.Line("test: () => ", loop.Condition, ",");
        EmitLambda(
            "body: () =>", new(loop.Body.Statements.Concat(loop.Step).ToEquatable()), state.Count == 0 ? ");" : ",");
        EmitArguments(state);
        writer.Indent--;
    }

    private void EmitStaged(ForEach loop)
    {
        var state = StateArguments(loop.State);
        EmitLine(loop.Over.Range);
        writer.Line("Stage.For(", loop.Over, ",");
        writer.Indent++;
        EmitLambda($"body: {loop.Item} =>", loop.Body, ",");
        var test = loop.Test is { } goesOn ? "() => " + goesOn.Text : "null";
        writer.Line("test: " + test + (state.Count == 0 ? ");" : ","));
        EmitArguments(state);
        writer.Indent--;
    }

    private void EmitLambda(string head, Block block, string after)
    {
        // Stage puts the line back that was told last before it.
        var line = _line;
        writer.Line(head);
        EmitBraced(block, after);
        _line = line;
    }

    private void EmitArguments(List<string> state)
    {
        for (var i = 0; i < state.Count; i++) writer.Line(state[i] + (i == state.Count - 1 ? ");" : ","));
    }

    private List<string> StateArguments(EquatableArray<string> ids)
        => [.. ids.Select(id => body.Variables[id]).SelectMany(StateArguments)];

    private static IEnumerable<string> StateArguments(Variable variable) => variable.Kind switch
    {
        VariableKind.Tensor => [StateArgument(variable.Path)],
        VariableKind.TensorList => [StateArgument(variable.Path + ".Handle")],
        VariableKind.Composite => variable.Parts.Select(part => StateArgument(variable.Path, part)),
        _ => [],
    };

    private static string StateArgument(string path) => StateArgument(path, path, value => $"{path} = {value}");

    private static string StateArgument(string whole, Part part)
    {
        var place = whole + part.Place;
        return part.Anew.Length == 0 ? StateArgument(place)
            : StateArgument(
                whole + part.Path, whole + part.Read,
                value => $"{place} = {place} {part.Anew.Replace("$whole", whole).Replace("$value", value)}");
    }

    private static string StateArgument(string path, string read, Func<string, string> assign)
    {
        var value = Regex.IsMatch(path, @"(?<![\w.])v(?!\w)") ? "value" : "v";
        return $"Stage.Var({SymbolDisplay.FormatLiteral(path, quote: true)}, () => {read}, {value} => {assign(value)})";
    }
}
