using AutoGraph.Ops;

namespace AutoGraph.Graphs;

/// <summary>
/// A graph that runs some rows at a time: every node of it computes a block of rows from that block of rows, and of
/// what comes from outside it may read all. What only its own nodes read is never stored as a whole.
/// </summary>
/// <param name="Body">Nodes whose <see cref="Op.RowReads"/> say so; shapes are known.</param>
/// <param name="Rows">The size of the first axis.</param>
internal sealed record RowBlocksOp(Graph Body, int Rows) : ControlOp
{
    /// <summary>Operands at most of an operation with loops of its own.</summary>
    public const int MostKernelOperands = 8;

    /// <inheritdoc/>
    public override string Attributes => $"{Rows} rows";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Role, Graph Graph)> Bodies => [("body", Body)];

    /// <inheritdoc/>
    public override ControlOp WithBodies(IReadOnlyList<Graph> bodies) => this with { Body = bodies[0] };

    /// <inheritdoc/>
    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
        => [.. Body.Outputs.Select(value => value.Spec)];

    /// <inheritdoc/>
    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs) => Replay.Run(Body, inputs);

    /// <summary>
    /// Whether an output may lie where an input lies: the loop that makes it reads that input element by element in the
    /// order in which it writes, and nothing else here reads it.
    /// </summary>
    public bool CanOverwrite(int output, int input)
    {
        var (value, read) = (Body.Outputs[output], new Value(Body.Inputs[input], 0));
        return value.Node.Op is FusedOp loop && loop.Space == read.Spec.Shape && !loop.CombinesRows(value.Index)
            && Body.Nodes.All(node => node == value.Node || !node.Inputs.Contains(read));
    }

    /// <summary>Whether an input is read by matrix products of rows only, as their right operand.</summary>
    public bool IsOnlyRightOperand(int input)
    {
        var read = new Value(Body.Inputs[input], 0);
        var readers = Body.Nodes.Where(node => node.Inputs.Contains(read)).ToArray();
        return readers.Length > 0
            && readers.All(node => node.Op is MatMul && node.Inputs[0] != read && node.Inputs[0].Spec.Shape.Rank == 2);
    }
}
