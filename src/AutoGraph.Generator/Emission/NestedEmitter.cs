using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Lowering;
using AutoGraph.Generator.Model;

namespace AutoGraph.Generator.Emission;

/// <summary>Writes the converted body of a lambda or local function as text to stand inside a statement.</summary>
internal static class NestedEmitter
{
    public static string Emit(Callable callable, DiagnosticBag diagnostics, string indent)
    {
        var lowered = LoweredBody.Of(callable);
        foreach (var diagnostic in lowered.Diagnostics) diagnostics.Add(diagnostic);
        var writer = new SourceWriter(callable.File, wholeLines: true);
        writer.Open();
        new StatementEmitter(lowered, writer).EmitBody();
        writer.Close();
        return string.Join("\n", writer.ToString().TrimEnd('\n').Split('\n').Select(line => indent + line));
    }
}
