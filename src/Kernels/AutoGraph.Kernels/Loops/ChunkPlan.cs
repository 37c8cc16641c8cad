namespace AutoGraph.Kernels;

/// <summary>How an index space is split among threads: along one axis, into equal ranges.</summary>
/// <param name="Chunks">How many; 1 does not split.</param>
/// <param name="Axis">Counted from the innermost.</param>
/// <param name="SplitsReduction">True when an output is reduced over the axis, so that chunks have partial
/// results.</param>
internal readonly record struct ChunkPlan(int Chunks, int Axis, bool SplitsReduction)
{
    /// <summary>Work, in additions or operands touched, below which splitting does not pay.</summary>
    private const long SmallestSplit = 300_000;

    private const long WorkPerChunk = 100_000;
    private const int MostChunks = 4096;

    /// <summary>Rows added one after the other into one: few enough for sums of floats to stay accurate, and enough
    /// for putting the parts together to cost little.</summary>
    private const int RowsPerPart = 64;

    /// <summary>Elements of the innermost axis that stay together: whole cache lines, whole vectors.</summary>
    private const int InnerGrain = 64;

    /// <summary>Free axes are preferred: along a reduced one every chunk has results of its own.</summary>
    private const int EnoughChunks = 8;

    /// <summary>Decides from sizes and costs alone, never from the number of threads.</summary>
    /// <param name="program">What is computed.</param>
    /// <param name="sizes">From the innermost axis.</param>
    /// <param name="strides">Axis-major, all operands for each axis.</param>
    public static ChunkPlan For(LoopProgram program, ReadOnlySpan<nint> sizes, ReadOnlySpan<nint> strides)
    {
        long points = 1;
        foreach (nint size in sizes)
        {
            points *= size;
        }

        long work = points * (program.Cost + program.OperandCount);
        if (work < SmallestSplit)
        {
            return new(1, 0, false);
        }

        int wanted = (int)Math.Min(work / WorkPerChunk, MostChunks);
        var free = Widest(program, sizes, strides, wanted, reduced: false);
        if (RowParts(program, sizes, strides, wanted) is { Chunks: >= EnoughChunks } parts)
        {
            return parts;
        }

        if (!program.HasReductions || free.Chunks >= Math.Min(wanted, EnoughChunks))
        {
            return free;
        }

        var shared = Widest(program, sizes, strides, wanted, reduced: true);
        return shared.Chunks >= 2 * free.Chunks ? shared : free;
    }

    /// <summary>First element of a chunk along the axis of <paramref name="size"/> elements.</summary>
    public nint Start(int chunk, nint size)
        => chunk == Chunks ? size
            : Axis == 0 ? size / InnerGrain * chunk / Chunks * InnerGrain
            : size * chunk / Chunks;

    /// <summary>Rows accumulated into one, in parts: memory is read in order, and no sum gets long.</summary>
    private static ChunkPlan RowParts(
        LoopProgram program, ReadOnlySpan<nint> sizes, ReadOnlySpan<nint> strides, int wanted)
    {
        int operands = program.OperandCount;
        if (!program.HasReductions || sizes.Length != 2 || Reduces(program, strides[..operands])
            || !Reduces(program, strides[operands..]))
        {
            return new(1, 0, false);
        }

        return new((int)Math.Min(wanted, sizes[1] / RowsPerPart), 1, true);
    }

    private static ChunkPlan Widest(
        LoopProgram program, ReadOnlySpan<nint> sizes, ReadOnlySpan<nint> strides, int wanted, bool reduced)
    {
        var best = new ChunkPlan(1, 0, false);
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            nint parts = axis == 0 ? sizes[0] / InnerGrain : sizes[axis];
            int chunks = (int)Math.Min(wanted, parts);
            if (chunks >= best.Chunks && chunks > 1
                && Reduces(program, strides.Slice(axis * program.OperandCount, program.OperandCount)) == reduced)
            {
                best = new(chunks, axis, reduced);
            }
        }

        return best;
    }

    private static bool Reduces(LoopProgram program, ReadOnlySpan<nint> strides)
    {
        for (int output = 0; output < program.Outputs.Length; output++)
        {
            if (program.Outputs[output].Reduction != Reduction.None && strides[program.Inputs.Length + output] == 0)
            {
                return true;
            }
        }

        return false;
    }
}
