using AutoGraph.Graphs;
using AutoGraph.Ops;
using AutoGraph.Staging;

namespace AutoGraph.Runtime.Tests;

/// <summary>Runs code as a traced function, without the generator.</summary>
internal static class Graphed
{
    /// <summary>Traces the body for these inputs and runs the graph.</summary>
    public static Tensor Run(Func<Tensor[], Tensor> body, params Tensor[] inputs) => Function(body)(inputs);

    /// <summary>What is traced for inputs of these specs.</summary>
    public static Graph TraceOf(Func<Tensor[], Tensor> body, params TensorSpec[] specs)
    {
        var builder = new GraphBuilder("test");
        Tensor[] inputs = [.. specs.Select(spec => builder.AddInput(spec, ""))];
        using var scope = Dispatch.Use(builder);
        return builder.Build([body(inputs)]);
    }

    /// <summary>A function that traces the body once per shapes and dtypes.</summary>
    public static Func<Tensor[], Tensor> Function(Func<Tensor[], Tensor> body)
    {
        var traced = new TracedFunction("test");
        return inputs => traced.Call(inputs, 0, (symbols, _) => body(symbols.ToArray()));
    }
}
