using System.Runtime.CompilerServices;
using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Execution;

/// <summary>Where an operand lies for a block of rows.</summary>
/// <param name="Slot">Of the frame; <see cref="Scratch"/> for the thread's own memory.</param>
/// <param name="Offset">Bytes from there to the first block.</param>
/// <param name="Step">Bytes from block to block; 0 for what every block reads as a whole.</param>
internal sealed record RowOperand(int Slot, nint Offset, nint Step)
{
    public const int Scratch = -1;

    public nint Address(Frame frame, nint scratch, int block)
        => (Slot == Scratch ? scratch : frame.Addresses[Slot]) + Offset + (block * Step);
}

/// <summary>One operation of a block of rows.</summary>
internal abstract class RowMember
{
    /// <summary>Runs it for one block.</summary>
    /// <param name="frame">Of the call.</param>
    /// <param name="scratch">Memory of this thread.</param>
    /// <param name="block">Which.</param>
    /// <param name="isLast">Whether it is the last, which may have fewer rows.</param>
    public abstract void Run(Frame frame, nint scratch, int block, bool isLast);
}

/// <summary>A loop, bound to a block.</summary>
internal sealed class LoopMember(Loop loop, Loop last, RowOperand[] operands) : RowMember
{
    /// <inheritdoc/>
    public override unsafe void Run(Frame frame, nint scratch, int block, bool isLast)
    {
        var addresses = stackalloc nint[operands.Length];
        for (var i = 0; i < operands.Length; i++)
        {
            addresses[i] = operands[i].Address(frame, scratch, block);
        }

        (isLast ? last : loop).Run(addresses);
    }
}

/// <summary>An operation with loops of its own, on views of a block.</summary>
internal sealed class KernelMember(KernelOp op, int inputs, KernelMember.Operand[] operands) : RowMember
{
    /// <inheritdoc/>
    public override void Run(Frame frame, nint scratch, int block, bool isLast)
    {
        var few = default(Views);
        Span<View> views = few;
        for (var i = 0; i < operands.Length; i++)
        {
            var (place, layout, last, element) = operands[i];
            views[i] = new View(place.Address(frame, scratch, block), isLast ? last : layout, element);
        }

        op.Run(views[..inputs], views[inputs..operands.Length]);
    }

    /// <summary>Where an operand lies and how, in a block and in the last.</summary>
    internal sealed record Operand(RowOperand Place, Layout Layout, Layout Last, ElementType Element);

    [InlineArray(Graphs.RowBlocksOp.MostKernelOperands)]
    private struct Views
    {
        private View first;
    }
}
