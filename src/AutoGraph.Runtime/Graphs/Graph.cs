using System.Collections.Immutable;

namespace AutoGraph.Graphs;

/// <summary>An immutable list of operations in order, with inputs and outputs. Its text is stable.</summary>
/// <remarks>The order of the list is the order of effects. Loops,
/// branches and calls are nodes that own graphs.</remarks>
public sealed class Graph : IFormattable
{
    internal Graph(string name, ImmutableArray<Node> inputs, ImmutableArray<Node> nodes, ImmutableArray<Value> outputs)
    {
        Name = name;
        Inputs = inputs;
        Nodes = nodes;
        Outputs = outputs;
    }

    /// <summary>The traced function's name, or which part of it this is.</summary>
    public string Name { get; }

    /// <summary>How many operations there are, those of owned graphs not counted.</summary>
    public int NodeCount => Nodes.Length;

    /// <summary>What goes in.</summary>
    public IReadOnlyList<TensorSpec> InputSpecs => [.. Inputs.Select(node => node.Outputs[0])];

    /// <summary>What comes out.</summary>
    public IReadOnlyList<TensorSpec> OutputSpecs => [.. Outputs.Select(value => value.Spec)];

    internal ImmutableArray<Node> Inputs { get; }

    /// <summary>All nodes but the inputs, each after those it reads.</summary>
    internal ImmutableArray<Node> Nodes { get; }

    internal ImmutableArray<Value> Outputs { get; }

    /// <summary>The operations, one a line, graphs of loops and branches indented below their node.</summary>
    public override string ToString() => GraphText.Of(this, withLines: false);

    /// <summary>As <see cref="ToString()"/>, or with the lines of the program that operations come from.</summary>
    /// <param name="format"><c>G</c> or nothing for the operations alone, <c>L</c> for lines behind them:
    /// <c>%3 = add(%1, %2) : float32(4,)  // Model.cs:12</c>.</param>
    /// <param name="formatProvider">Not used: the text is the same in every culture.</param>
    /// <exception cref="FormatException">Another format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider = null) => format switch
    {
        null or "" or "G" => GraphText.Of(this, withLines: false),
        "L" => GraphText.Of(this, withLines: true),
        _ => throw new FormatException($"graph: there is no format \"{format}\". Write \"G\" or \"L\" (with lines)."),
    };
}
