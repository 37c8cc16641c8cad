using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>Finds the operation that makes a NaN or an infinity, as opposed to one that hands on what it was
/// given.</summary>
internal static class NumericsCheck
{
    private static readonly LoopProgram?[] Programs = new LoopProgram?[16];
    private static volatile bool isOn;

    /// <summary>Whether each operation is looked at.</summary>
    public static bool IsOn
    {
        get => isOn;
        set => isOn = value;
    }

    /// <summary>Throws when results hold what no operand held.</summary>
    /// <exception cref="NumericsException">They do.</exception>
    public static void Check(Op op, ReadOnlySpan<Tensor> inputs, params ReadOnlySpan<Tensor> outputs)
    {
        if (!op.MakesNumbers || inputs.Length == 0)
        {
            return;
        }

        foreach (var output in outputs)
        {
            var (nans, infinities) = Made(inputs, output);
            if (nans + infinities > 0)
            {
                var operands = inputs.ToArray();
                throw new NumericsException(
                    op.Name, output.Spec, Array.ConvertAll(operands, input => input.Spec), nans, infinities);
            }
        }
    }

    /// <summary>Whether an operation made what no operand held.</summary>
    public static bool IsBad(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        foreach (var output in outputs)
        {
            if (Made(inputs, output) != default)
            {
                return true;
            }
        }

        return false;
    }

    private static (long NaNs, long Infinities) Made(ReadOnlySpan<Tensor> inputs, Tensor output)
    {
        var made = Count(output);
        if (made == default)
        {
            return made;
        }

        foreach (var input in inputs)
        {
            var given = Count(input);
            made = (given.NaNs == 0 ? made.NaNs : 0, given.Infinities == 0 ? made.Infinities : 0);
        }

        return made;
    }

    private static unsafe (long NaNs, long Infinities) Count(Tensor tensor)
    {
        if (!tensor.DType.IsFloating || tensor.Layout.Count == 0)
        {
            return default;
        }

        var (layout, element) = (tensor.Layout, tensor.DType.Element);
        Span<nint> strides = new nint[3 * layout.Shape.Rank];
        layout.Strides.CopyTo(strides);
        long nans, infinities;
        var operands = stackalloc nint[] { tensor.View.Address, (nint)(&nans), (nint)(&infinities) };
        Loop.Bind(Programs[(int)element] ??= Program(element), layout.Shape.Sizes, strides).Run(operands);
        GC.KeepAlive(tensor);
        return (nans, infinities);
    }

    private static LoopProgram Program(ElementType element)
    {
        var x = Scalar.Input(0, element);
        var isInfinite = Scalar.Equal(Scalar.Abs(x), Scalar.Constant(double.PositiveInfinity, element));
        return new LoopProgram([element], [Sum(Scalar.IsNaN(x)), Sum(isInfinite)]);

        static LoopOutput Sum(Scalar condition)
            => new(Scalar.Cast(condition, ElementType.Int64), Reduction.Sum);
    }
}
