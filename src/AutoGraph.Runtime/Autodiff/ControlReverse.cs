using AutoGraph.Execution;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Autodiff;

/// <summary>How a branch, a loop or a call is differentiated: the form that is run in its place,
/// and the reverse of that.</summary>
internal abstract class ControlReverse
{
    /// <summary>The operation that runs in place of the original: its outputs, then what the reverse needs.</summary>
    public abstract ControlOp Forward { get; }

    /// <summary>How many outputs the original has.</summary>
    public abstract int OutputCount { get; }

    /// <summary>The variables whose cotangents the reverse gives.</summary>
    public abstract IReadOnlyList<Cell> ReverseCells { get; }

    /// <summary>The inputs of <see cref="Forward"/>, from those of the original.</summary>
    public virtual Tensor[] ForwardInputs(ReadOnlySpan<Tensor> inputs) => inputs.ToArray();

    /// <summary>The reverse of a control operation on certain inputs.</summary>
    public static ControlReverse Of(ControlOp op, ReadOnlySpan<Tensor> inputs) => op switch
    {
        IfOp branch => new IfReverse(branch),
        WhileOp loop => new WhileReverse(loop, inputs),
        CustomGradientOp custom => new CustomReverse(custom),
        CallOp { Recomputes: true } call => RecomputeReverse.Of(call.Graph),
        CallOp call => new CallReverse(call),
        _ => throw new InvalidOperationException($"{op.Name} has no reverse."),
    };

    /// <summary>The variables that a control operation reads, in bodies of bodies too.</summary>
    public static IEnumerable<Cell> Cells(ControlOp op) => op.Bodies.SelectMany(body => Cells(body.Graph)).Distinct();

    /// <summary>The variables that a graph reads, in bodies too.</summary>
    protected static IEnumerable<Cell> Cells(Graph graph) => graph.Nodes.SelectMany(node => node.Op switch
    {
        ReadVariable read => [read.Cell],
        ControlOp control => Cells(control),
        _ => [],
    });

    /// <summary>The cotangents of the inputs and of variables.</summary>
    /// <param name="upstream">Per output of <see cref="Forward"/>.</param>
    /// <param name="inputs">Of the operation.</param>
    /// <param name="outputs">Of <see cref="Forward"/>.</param>
    public abstract (Tensor?[] Inputs, IEnumerable<(Cell Cell, Tensor Cotangent)> Cells) Gradient(
        ReadOnlySpan<Tensor?> upstream, Tensor[] inputs, Tensor[] outputs);

    /// <summary>The given cotangents, zeros where none came.</summary>
    protected static IEnumerable<Tensor> Fill(
        ReadOnlySpan<Tensor?> upstream, Tensor[] outputs, IReadOnlyList<int> indices)
    {
        var result = new Tensor[indices.Count];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = upstream[indices[i]] ?? Tensor.ZerosLike(outputs[indices[i]]);
        }

        return result;
    }
}
