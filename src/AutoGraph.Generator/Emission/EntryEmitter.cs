using AutoGraph.Generator.Model;
using AutoGraph.Generator.Parsing;

namespace AutoGraph.Generator.Emission;

/// <summary>Writes what leads to a twin: the handle, the cache of traces and the method that calls the graph.</summary>
internal static class EntryEmitter
{
    public static void Emit(Entry entry, string code, SourceWriter writer)
    {
        var hasHandle = entry.Handle.Length > 0;
        var stem = hasHandle ? entry.Handle : entry.Name + "Function";
        var recompute = entry.Recomputes ? ", recompute: true" : "";
        var traced = entry.IsStatic
            ? GeneratedNames.Traced(stem)
            : $"TracedFunction.Of(this, \"{entry.TraceName}\", {entry.Slot}{recompute})";
        if (entry.IsStatic)
        {
            writer.Plain($"private static readonly TracedFunction {traced} = new(\"{entry.TraceName}\"{recompute});");
            writer.Blank();
        }

        if (hasHandle)
        {
            EmitHandle(entry, traced, writer);
            writer.Blank();
        }

        EmitGraph(entry, traced, writer);
        writer.Blank();
        if (!hasHandle) return;
        EmitCode(GeneratedNames.Code(stem), code, writer);
        writer.Blank();
    }

    private static void EmitHandle(Entry entry, string traced, SourceWriter writer)
    {
        var type = $"TensorFunction<{entry.Delegate}>";
        var arguments = $"({traced}, original: {entry.Name}, invoke: {GeneratedNames.Graph(entry.Name)}, "
            + $"twin: {GeneratedNames.Staged(entry.Name)}, code: {GeneratedNames.Code(entry.Handle)});";
        writer.Plain($"/// <summary>The graph handle of {entry.DocReference}: invoke it, look at its traces, read its "
            + "code.</summary>");
        if (entry.IsStatic)
        {
            writer.Plain($"{entry.HandleAccess} static {type} {entry.Handle} {{ get; }} =");
            writer.Plain("    new" + arguments);
        }
        else
        {
            writer.Plain($"{entry.HandleAccess} {type} {entry.Handle}");
            writer.Plain("    => new" + arguments);
        }
    }

    private static void EmitGraph(Entry entry, string traced, SourceWriter writer)
    {
        var call = GraphCall.Of(entry);
        var names = string.Join(", ", entry.Parameters.Select(parameter => parameter.Name));
        var original = $"{entry.Name}{entry.TypeArguments}({names})";
        writer.Plain("/// <summary>Runs the function as a graph; calls of the method come here.</summary>");
        writer.Plain(
            "[global::System.ComponentModel.EditorBrowsable("
            + "global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Plain(entry.GraphSignature);
        switch (entry.Result)
        {
            case ResultKind.None:
                EmitStatements(writer,
                    $"if (AutoGraphOptions.RunFunctionsEagerly) {original};",
                    $"else {traced}.CallVoid({call.Inputs}, {call.Host}, static (inputs, host) => {call.Twin});");
                break;
            case ResultKind.Tuple:
                var elements = string.Join(", ", Enumerable.Range(1, entry.ResultCount).Select(i => "result" + i));
                var outputs = string.Join(", ", Enumerable.Range(0, entry.ResultCount).Select(i => $"outputs[{i}]"));
                EmitStatements(writer,
                    $"if (AutoGraphOptions.RunFunctionsEagerly) return {original};",
                    $"Tensor[] outputs = {traced}.CallMany({call.Inputs}, {call.Host}, static (inputs, host) =>",
                    "{",
                    $"    var ({elements}) = {call.Twin};",
                    $"    return [{elements}];",
                    "});",
                    $"return ({outputs});");
                break;
            default:
                var method = entry.Result == ResultKind.Array ? "CallMany" : "Call";
                writer.Plain($"    => AutoGraphOptions.RunFunctionsEagerly ? {original}");
                writer.Plain(
                    $"     : {traced}.{method}({call.Inputs}, {call.Host}, static (inputs, host) => {call.Twin});");
                break;
        }
    }

    private static void EmitStatements(SourceWriter writer, params string[] lines)
    {
        writer.Plain("{");
        writer.Indent++;
        foreach (var line in lines) writer.Plain(line);
        writer.Indent--;
        writer.Plain("}");
    }

    private static void EmitCode(string name, string code, SourceWriter writer)
    {
        var quotes = "\"\"\"";
        while (code.Contains(quotes)) quotes += "\"";
        writer.Plain($"private const string {name} = {quotes}");
        writer.Indent++;
        foreach (var line in code.Split('\n')) writer.Plain(line);
        writer.Plain(quotes + ";");
        writer.Indent--;
    }
}
