using System.Collections.Immutable;
using AutoGraph.Errors;
using AutoGraph.Ops;

namespace AutoGraph.Graphs;

/// <summary>One operation of a graph.</summary>
/// <param name="op">What is done.</param>
/// <param name="inputs">On which values, of earlier nodes.</param>
/// <param name="outputs">What comes out.</param>
/// <param name="lines">Where it comes from: who makes one node of others hands theirs on.</param>
internal sealed class Node(
    Op op, ImmutableArray<Value> inputs, ImmutableArray<TensorSpec> outputs, SourceLines lines)
{
    public Op Op { get; } = op;

    public ImmutableArray<Value> Inputs { get; } = inputs;

    public ImmutableArray<TensorSpec> Outputs { get; } = outputs;

    /// <summary>What goes into a graph, for an operation that reads it.</summary>
    public static Node Input(string title, TensorSpec spec) => new(new InputOp(title), [], [spec], SourceLines.None);

    /// <summary>Where in the user's program it comes from.</summary>
    public SourceLines Lines { get; } = lines;

    /// <summary>Its own lines and those of the graphs that it owns.</summary>
    public IEnumerable<SourceLines> AllLines
        => Op is ControlOp control
            ? control.Bodies.SelectMany(body => body.Graph.Nodes).SelectMany(node => node.AllLines).Prepend(Lines)
            : [Lines];
}

/// <summary>One output of a node.</summary>
/// <remarks>A class, as all that graphs are made of: collections of structs are compiled anew at every start.</remarks>
internal sealed record Value(Node Node, int Index)
{
    public TensorSpec Spec => Node.Outputs[Index];
}

/// <summary>A symbolic tensor's value and the builder that it belongs to.</summary>
internal sealed class GraphSymbol(GraphBuilder builder, Value value) : Symbol
{
    public GraphBuilder Builder { get; } = builder;

    public Value Value { get; } = value;

    public override string FunctionName => Builder.Name;
}
