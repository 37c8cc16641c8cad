namespace AutoGraph.Kernels;

/// <summary>Brings the axes of a loop into the order that runs fastest and joins those that are one.</summary>
internal static class AxisOrder
{
    /// <summary>Drops axes of size 1, orders the rest innermost first, and merges neighbours.</summary>
    /// <param name="sizes">In: as given. Out: of the remaining axes, innermost first.</param>
    /// <param name="strides">In: operand-major as given. Out: axis-major, a row of all operands for each axis.</param>
    /// <param name="rowStrides">Scratch as long as both together.</param>
    /// <param name="outputs">How many of the operands, the last ones, are outputs; their order counts most.</param>
    /// <returns>The remaining axes.</returns>
    public static int Arrange(Span<nint> sizes, Span<nint> strides, Span<nint> rowStrides, int outputs)
    {
        int rank = sizes.Length;
        int operands = rank == 0 ? 0 : strides.Length / rank;
        int kept = 0;

        // The last axis given is the innermost unless strides say otherwise.
        for (int axis = rank - 1; axis >= 0; axis--)
        {
            if (sizes[axis] != 1)
            {
                for (int operand = 0; operand < operands; operand++)
                {
                    rowStrides[kept * operands + operand] = strides[operand * rank + axis];
                }

                rowStrides[rank * operands + kept++] = sizes[axis];
            }
        }

        rowStrides.Slice(rank * operands, kept).CopyTo(sizes);
        rowStrides[..(kept * operands)].CopyTo(strides);
        Sort(sizes, strides, kept, operands, outputs);
        kept = Merge(sizes, strides, kept, operands);
        PreferLongInner(sizes, strides, kept, operands, outputs);
        BringTurned(sizes, strides, kept, operands, outputs);
        return kept;
    }

    /// <summary>
    /// Makes the axis along which an input is contiguous the second, so that tiles of both axes can be turned.
    /// </summary>
    private static void BringTurned(Span<nint> sizes, Span<nint> strides, int rank, int operands, int outputs)
    {
        for (int axis = 0; axis < rank; axis++)
        {
            // Reductions keep their order of axes, and with it the order in which they add.
            if (rank < 3 || strides.Slice(axis * operands + operands - outputs, outputs).Contains(0))
            {
                return;
            }
        }

        for (int axis = 1; axis < rank; axis++)
        {
            for (int input = 0; input < operands - outputs; input++)
            {
                if (strides[axis * operands + input] == 1 && strides[input] != 0)
                {
                    for (int place = axis; place > 1; place--)
                    {
                        Swap(sizes, strides, place, place - 1, operands);
                    }

                    return;
                }
            }
        }
    }

    /// <summary>A few columns over many reduced rows: accumulating along the rows fills the lanes.</summary>
    private static void PreferLongInner(Span<nint> sizes, Span<nint> strides, int rank, int operands, int outputs)
    {
        const int FewColumns = 8;
        const int ManyRows = 64;
        if (rank < 2 || sizes[0] > FewColumns || sizes[1] < ManyRows)
        {
            return;
        }

        var rows = strides.Slice(operands, operands);
        if (!rows[^outputs..].ContainsAnyExcept(0))
        {
            Swap(sizes, strides, 1, 0, operands);
        }
    }

    private static void Swap(Span<nint> sizes, Span<nint> strides, int a, int b, int operands)
    {
        (sizes[a], sizes[b]) = (sizes[b], sizes[a]);
        for (int operand = 0; operand < operands; operand++)
        {
            ref var left = ref strides[a * operands + operand];
            ref var right = ref strides[b * operands + operand];
            (left, right) = (right, left);
        }
    }

    private static void Sort(Span<nint> sizes, Span<nint> strides, int rank, int operands, int outputs)
    {
        for (int end = 1; end < rank; end++)
        {
            for (int axis = end; axis > 0 && IsInner(strides, axis, axis - 1, operands, outputs); axis--)
            {
                Swap(sizes, strides, axis, axis - 1, operands);
            }
        }
    }

    /// <summary>
    /// True when the first operand that tells, outputs asked first, moves less along axis a than along b.
    /// </summary>
    private static bool IsInner(ReadOnlySpan<nint> strides, int a, int b, int operands, int outputs)
    {
        for (int i = 0; i < operands; i++)
        {
            int operand = i < outputs ? operands - outputs + i : i - outputs;
            nint left = Math.Abs(strides[a * operands + operand]);
            nint right = Math.Abs(strides[b * operands + operand]);
            if (left != right && left != 0 && right != 0)
            {
                return left < right;
            }
        }

        return false;
    }

    private static int Merge(Span<nint> sizes, Span<nint> strides, int rank, int operands)
    {
        int last = 0;
        for (int axis = 1; axis < rank; axis++)
        {
            var outer = strides.Slice(axis * operands, operands);
            var inner = strides.Slice(last * operands, operands);
            if (AreOne(inner, outer, sizes[last]))
            {
                sizes[last] *= sizes[axis];
                continue;
            }

            last++;
            sizes[last] = sizes[axis];
            outer.CopyTo(strides.Slice(last * operands, operands));
        }

        return rank == 0 ? 0 : last + 1;
    }

    private static bool AreOne(ReadOnlySpan<nint> inner, ReadOnlySpan<nint> outer, nint size)
    {
        for (int operand = 0; operand < inner.Length; operand++)
        {
            if (outer[operand] != inner[operand] * size)
            {
                return false;
            }
        }

        return true;
    }
}
