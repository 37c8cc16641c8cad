using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>
/// Sends a graph through dispatch once more and answers what it can without a node: constants are computed, the same
/// operation on the same values is done once, calls are flattened, and the table of rules is applied.
/// </summary>
internal sealed class Simplify : DispatchTarget
{
    /// <summary>Results larger than this stay operations: a graph should not carry what is cheap to compute.</summary>
    private const long LargestFoldedCount = 1024;

    private readonly GraphBuilder builder;
    private readonly Dictionary<NodeKey, Tensor[]> known = [];

    /// <summary>A read sees what the last write left, so reads are shared between writes only.</summary>
    private readonly Dictionary<Cell, Tensor[]> reads = new(ReferenceEqualityComparer.Instance);

    private Simplify(GraphBuilder builder)
    {
        this.builder = builder;
    }

    /// <inheritdoc/>
    public override DispatchTarget Next => builder;

    /// <summary>The simplified graph, with those of loops and branches in it.</summary>
    public static Graph Run(Graph graph)
    {
        var builder = new GraphBuilder(graph.Name);
        var inputs = graph.Inputs.Select(node => builder.AddInput(node.Outputs[0], node.Op.Attributes)).ToArray();
        using var scope = Dispatch.Use(new Simplify(builder));
        return builder.Build(Replay.Run(graph, inputs));
    }

    /// <inheritdoc/>
    public override Tensor[] Run(Op op, ReadOnlySpan<Tensor> inputs)
    {
        if (op is ControlOp control)
        {
            if (control.Inlined is { } callee)
            {
                return Replay.Run(callee, inputs);
            }

            return RunControl(control, inputs);
        }

        if (op.Effect == Effect.Writes)
        {
            if (op is AssignVariable assign)
            {
                reads.Remove(assign.Cell);
            }

            return builder.Run(op, inputs);
        }

        if (op is ReadVariable read)
        {
            return reads.TryGetValue(read.Cell, out var value) ? value : reads[read.Cell] = builder.Run(op, inputs);
        }

        if (TryFold(op, inputs) is { } folded)
        {
            return folded;
        }

        return AlgebraRules.Apply(op, inputs) is { } simpler ? [simpler] : Share(op, inputs);
    }

    /// <summary>What is the same in every iteration is computed before, but for loops over single elements, which
    /// become one method as they are.</summary>
    private Tensor[] RunControl(ControlOp op, ReadOnlySpan<Tensor> inputs)
    {
        op = op.WithBodies([.. op.Bodies.Select(body => Run(body.Graph))]);
        op = SmallProducts.Run(RowProducts.Run(op, inputs));
        return op.Repeats && !IsSingle(inputs) && Lifting.Of(op, Invariants.Of(op)) is { } lifted
            ? lifted.Run(inputs, Emit)
            : Emit(op, inputs.ToArray());
    }

    private Tensor[] Emit(ControlOp op, Tensor[] inputs)
    {
        if (op.Effect == Effect.Writes)
        {
            reads.Clear();
        }

        return builder.Run(op, inputs);
    }

    private static bool IsSingle(ReadOnlySpan<Tensor> inputs)
    {
        foreach (var input in inputs)
        {
            if (!input.Shape.IsKnown || input.Shape.ElementCount != 1)
            {
                return false;
            }
        }

        return true;
    }

    private static Tensor[]? TryFold(Op op, ReadOnlySpan<Tensor> inputs)
    {
        if (inputs.Length == 0)
        {
            return null;
        }

        foreach (var input in inputs)
        {
            if (input.IsSymbolic)
            {
                return null;
            }
        }

        if (op is not ViewOp)
        {
            foreach (var input in inputs)
            {
                if (input.DType.StorageElement is null || input.Layout.Count > LargestFoldedCount)
                {
                    return null;
                }
            }
        }

        using var scope = Dispatch.Use(null);
        var results = op.Execute(inputs);

        // What makes a NaN stays an operation, which is named when it runs.
        return NumericsCheck.IsOn && op.MakesNumbers && NumericsCheck.IsBad(inputs, results) ? null : results;
    }

    private Tensor[] Share(Op op, ReadOnlySpan<Tensor> inputs)
    {
        var key = new NodeKey(op, inputs);
        if (!known.TryGetValue(key, out var outputs))
        {
            outputs = builder.Run(op, inputs);
            known.Add(key, outputs);
        }

        return outputs;
    }

    /// <summary>An operation on certain values.</summary>
    private sealed class NodeKey : IEquatable<NodeKey>
    {
        private readonly object[] operands;

        public NodeKey(Op op, ReadOnlySpan<Tensor> inputs)
        {
            Op = op;
            operands = new object[inputs.Length];
            for (var i = 0; i < operands.Length; i++)
            {
                operands[i] = Identity(inputs[i]);
            }
        }

        public Op Op { get; }

        public bool Equals(NodeKey? other)
            => other is not null && Op.Equals(other.Op) && operands.AsSpan().SequenceEqual(other.operands);

        public override bool Equals(object? obj) => Equals(obj as NodeKey);

        public override int GetHashCode()
        {
            var hash = Op.GetHashCode();
            foreach (var operand in operands)
            {
                hash = HashCode.Combine(hash, operand);
            }

            return hash;
        }

        /// <summary>Small scalars are what they hold, other constants are themselves.</summary>
        private static object Identity(Tensor tensor)
            => tensor.Symbol is GraphSymbol symbol ? symbol.Value
                : tensor.Rank == 0 && tensor.DType.StorageElement is { } element
                    ? (element, Kernels.ElementTypes.IsFloating(element)
                        ? BitConverter.DoubleToInt64Bits(Numbers.ReadDouble(tensor.View.Address, element))
                        : Numbers.ReadInteger(tensor.View.Address, element))
                : tensor;
    }
}
