using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

public sealed unsafe partial class Loop
{
    /// <summary>Columns of a tile: four cache lines of floats in each row of the output.</summary>
    private const int TileColumns = 64;

    /// <summary>Bytes of a turned tile: two of them fit into the L1 cache beside what the kernel streams.</summary>
    private const int TileBytes = 8192;

    private const int MostTurned = 4;

    /// <summary>Shorter axes have too few elements in a cache line for turning to pay.</summary>
    private const int LeastTurned = 8;

    private const int Alignment = 64;

    /// <summary>
    /// Inputs that are contiguous along the second axis but not along the innermost: the kernel reads them from tiles
    /// turned into scratch memory, where they are contiguous, so that each cache line is fetched once. A mere copy
    /// needs no scratch and no kernel.
    /// </summary>
    private int[] turned = [];

    /// <summary>True for an input that is turned; strides in elements, axis-major.</summary>
    private static bool IsTurned(
        LoopProgram program, int operand, ReadOnlySpan<nint> sizes, ReadOnlySpan<nint> strides)
        => operand < program.Inputs.Length && sizes.Length >= 2
            && sizes[0] >= LeastTurned && sizes[1] >= LeastTurned
            && strides[operand] is not (0 or 1) && strides[program.OperandCount + operand] == 1
            && (!program.IsCopy || strides[1] == 1);

    /// <summary>Runs the inner two axes tile after tile.</summary>
    [SkipLocalsInit]
    private void RunTiles(nint* pointers, nint* sizes, nint* strides)
    {
        byte* memory = stackalloc byte[turned.Length * TileBytes + Alignment];
        byte* scratch = (byte*)(((nint)memory + Alignment - 1) & ~(nint)(Alignment - 1));
        nint* moved = stackalloc nint[operands];
        nint* steps = stackalloc nint[2 * operands];
        new Span<nint>(strides, 2 * operands).CopyTo(new(steps, 2 * operands));
        nint columns = Math.Min(sizes[0], TileColumns);
        nint rows = TileBytes / sizeof(long) / columns;
        for (nint row = 0; row < sizes[1]; row += rows)
        {
            nint height = Math.Min(rows, sizes[1] - row);
            for (nint column = 0; column < sizes[0]; column += columns)
            {
                nint width = Math.Min(columns, sizes[0] - column);
                for (int operand = 0; operand < operands; operand++)
                {
                    moved[operand] = pointers[operand] + column * strides[operand] + row * strides[operands + operand];
                }

                if (program.IsCopy)
                {
                    byte* target = (byte*)moved[1];
                    int size = (int)strides[1];
                    Transposition.Copy((byte*)moved[0], strides[0], target, strides[3], width, height, size);
                    continue;
                }

                for (int i = 0; i < turned.Length; i++)
                {
                    int operand = turned[i];
                    int size = (int)strides[operands + operand];
                    byte* tile = scratch + i * TileBytes;
                    nint pitch = width * size;
                    Transposition.Copy((byte*)moved[operand], strides[operand], tile, pitch, width, height, size);
                    moved[operand] = (nint)tile;
                    steps[operand] = size;
                    steps[operands + operand] = pitch;
                }

                kernel(moved, width, height, steps);
            }
        }
    }
}
