using AutoGraph.Kernels;

namespace AutoGraph.Execution;

/// <summary>A matrix product with a right operand that was packed for all blocks.</summary>
/// <param name="layout">Of the left operand in a block, (rows, k).</param>
/// <param name="lastRows">Rows of the last block.</param>
/// <param name="columns">Of the result.</param>
/// <param name="type">Of all three.</param>
/// <param name="left">Where the left operand lies.</param>
/// <param name="panels">Where the packed one lies.</param>
/// <param name="result">Where the result goes, (rows, columns) without gaps.</param>
internal sealed class ProductMember(
    Layout layout, int lastRows, int columns, ElementType type, RowOperand left, RowOperand panels, RowOperand result)
    : RowMember
{
    /// <inheritdoc/>
    public override unsafe void Run(Frame frame, nint scratch, int block, bool isLast)
        => Gemm.RunPacked(
            type, isLast ? lastRows : layout.Shape.Sizes[0], columns, layout.Shape.Sizes[1],
            (void*)left.Address(frame, scratch, block), layout.Strides[0], layout.Strides[1],
            (void*)panels.Address(frame, scratch, block), (void*)result.Address(frame, scratch, block), columns,
            accumulate: false);
}
