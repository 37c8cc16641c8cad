using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>Copies between layouts of one shape and element type.</summary>
internal static class Copies
{
    private static readonly LoopProgram?[] Programs = new LoopProgram?[16];

    /// <summary>The loop that copies elements.</summary>
    public static LoopProgram Program(ElementType element)
        => Programs[(int)element] ??= new LoopProgram([element], [new LoopOutput(Scalar.Input(0, element))]);

    /// <summary>Copies all elements, unless they are there already.</summary>
    public static void Ensure(View from, View to)
    {
        if (from.Address != to.Address)
        {
            Run(from, to);
        }
    }

    /// <summary>Copies all elements.</summary>
    public static unsafe void Run(View from, View to)
    {
        if (from.Layout.IsPacked && to.Layout.IsPacked)
        {
            var bytes = to.Layout.Count * to.Element.Size();
            Buffer.MemoryCopy((void*)from.Address, (void*)to.Address, bytes, bytes);
            return;
        }

        var rank = from.Shape.Rank;
        Span<nint> strides = stackalloc nint[2 * rank];
        from.Layout.Strides.CopyTo(strides);
        to.Layout.Strides.CopyTo(strides[rank..]);
        var operands = stackalloc nint[2] { from.Address, to.Address };
        Loop.Bind(Program(from.Element), from.Shape.Sizes, strides).Run(operands);
    }
}
