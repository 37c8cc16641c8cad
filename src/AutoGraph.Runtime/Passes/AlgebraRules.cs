using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>Rewrite rules that hold for every value, NaN, infinity and -0 included.</summary>
/// <remarks>Not here: x * 0 = 0 (wrong for NaN and infinity), x + 0 = x (turns -0 into 0),
/// x / x = 1 (wrong for 0).</remarks>
internal static class AlgebraRules
{
    /// <summary>A tensor of the same value that takes less work; null when no rule applies.</summary>
    public static Tensor? Apply(Op op, ReadOnlySpan<Tensor> inputs) => op switch
    {
        // x * 1 = x, 1 * x = x
        Multiply when Is(inputs[1], 1) && SameSpec(op, inputs, 0) => inputs[0],
        Multiply when Is(inputs[0], 1) && SameSpec(op, inputs, 1) => inputs[1],

        // x / 1 = x
        Divide when Is(inputs[1], 1) && SameSpec(op, inputs, 0) => inputs[0],

        // x - 0 = x
        Subtract when Is(inputs[1], 0) && SameSpec(op, inputs, 0) => inputs[0],

        // transpose by the identity, broadcast and reshape to the same shape
        Transpose transpose when IsIdentity(transpose.Order.Span) => inputs[0],
        BroadcastTo or Reshape or Cast when SameSpec(op, inputs, 0) => inputs[0],

        // what runs is not differentiated any more
        StopGradient or ReadBack => inputs[0],

        // a view of a view of the same kind
        Transpose outer when Producer(inputs[0]) is (Transpose inner, var source)
            => Dispatch.Single(new Transpose(Compose(outer.Order, inner.Order)), source),
        Reshape outer when Producer(inputs[0]) is (Reshape, var source) => Dispatch.Single(outer, source),

        // - - x = x
        Negate when Producer(inputs[0]) is (Negate, var source) => source,

        // a sum over axes of size 1 only takes them away
        Sum { KeepDims: true } when SameSpec(op, inputs, 0) => inputs[0],
        _ => null,
    };

    private static bool Is(Tensor tensor, double value)
        => !tensor.IsSymbolic && tensor.DType.StorageElement is { } element && IsRepeated(tensor)
            && Numbers.ReadDouble(tensor.View.Address, element) == value
            && !(value == 0 && double.IsNegative(Numbers.ReadDouble(tensor.View.Address, element)));

    /// <summary>True for a scalar, or one that is repeated without memory.</summary>
    private static bool IsRepeated(Tensor tensor)
    {
        foreach (var stride in tensor.Layout.Strides)
        {
            if (stride != 0)
            {
                return tensor.Layout.Count == 1;
            }
        }

        return tensor.Layout.Count > 0;
    }

    private static bool SameSpec(Op op, ReadOnlySpan<Tensor> inputs, int which)
    {
        var specs = new TensorSpec[inputs.Length];
        for (var i = 0; i < specs.Length; i++)
        {
            specs[i] = inputs[i].Spec;
        }

        return inputs[which].Shape.IsKnown && op.Infer(specs)[0] == inputs[which].Spec;
    }

    private static (Op Op, Tensor Source)? Producer(Tensor tensor)
        => tensor.Symbol is Graphs.GraphSymbol { Value: { Node.Inputs: [var input] } value } symbol
            ? (value.Node.Op, symbol.Builder.TensorOf(input))
            : null;

    private static bool IsIdentity(ReadOnlySpan<int> order)
    {
        for (var i = 0; i < order.Length; i++)
        {
            if (order[i] != i)
            {
                return false;
            }
        }

        return true;
    }

    private static Axes Compose(Axes outer, Axes inner)
    {
        var result = new int[outer.Count];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = inner[outer[i]];
        }

        return new Axes(result);
    }
}
