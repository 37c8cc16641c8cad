using System.Buffers;

namespace AutoGraph.Kernels;

public sealed unsafe partial class Loop
{
    private ChunkPlan plan = new(1, 0, false);
    private PartialResults? partial;

    /// <summary>Binds a space in parts of which others take care; it never splits by itself.</summary>
    internal static Loop CreateUnsplit(
        LoopProgram program,
        ReadOnlySpan<nint> sizes,
        ReadOnlySpan<nint> strides,
        Func<LoopProgram, StrideClass[], Kernel>? compile)
        => new(program, sizes, strides, compile);

    private static bool SumsHalves(LoopProgram program)
    {
        foreach (var (value, reduction) in program.Outputs)
        {
            if (reduction != Reduction.None && value.Type is ElementType.Float16 or ElementType.BFloat16)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Decides, from sizes alone, how the space is split among threads.</summary>
    private void PlanChunks(
        ReadOnlySpan<nint> sizes,
        ReadOnlySpan<nint> strides,
        Func<LoopProgram, StrideClass[], Kernel>? compile)
    {
        plan = ChunkPlan.For(program, sizes, strides);
        if (plan.SplitsReduction || (program.HasReductions && SumsHalves(program)))
        {
            partial = PartialResults.For(program, sizes, strides, plan, compile);
        }
    }

    /// <summary>Runs all chunks with reduced outputs in a buffer, then puts them together.</summary>
    private void RunPartials(nint* pointers, PartialResults results)
    {
        int copies = plan.SplitsReduction ? plan.Chunks : 1;
        byte[] rented = ArrayPool<byte>.Shared.Rent(checked((int)(results.Bytes * copies + 64)));
        fixed (byte* start = rented)
        {
            byte* buffer = (byte*)(((nint)start + 63) & ~(nint)63);
            nint* places = stackalloc nint[operands];
            for (int copy = 0; copy < copies; copy++)
            {
                Place(places, pointers, results, buffer, copy);
                results.Body.Initialise(places);
            }

            if (!empty)
            {
                var job = new PartialJob(this, results, pointers, buffer);
                Workers.Run(plan.Chunks, ref job);
            }

            for (int output = 0; output < program.Outputs.Length; output++)
            {
                if (results.Holds(output))
                {
                    results.Finish(buffer, copies, output, pointers[program.Inputs.Length + output]);
                }
            }
        }

        ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>The operands of a chunk: reduced outputs in the buffer, the others where they are.</summary>
    private void Place(nint* places, nint* pointers, PartialResults results, byte* buffer, int chunk)
    {
        new Span<nint>(pointers, operands).CopyTo(new(places, operands));
        for (int output = 0; output < program.Outputs.Length; output++)
        {
            if (results.Holds(output))
            {
                places[program.Inputs.Length + output] = results.Address(buffer, output, chunk);
            }
        }
    }

    /// <summary>Runs a range of the axis that the plan splits.</summary>
    private void RunChunk(nint* pointers, ChunkPlan split, int chunk)
    {
        fixed (nint* shape = geometry)
        {
            nint* sizes = stackalloc nint[rank];
            nint* moved = stackalloc nint[operands];
            new Span<nint>(shape, rank).CopyTo(new(sizes, rank));
            nint size = sizes[split.Axis];
            nint start = split.Start(chunk, size);
            sizes[split.Axis] = split.Start(chunk + 1, size) - start;
            nint* strides = shape + rank;
            for (int operand = 0; operand < operands; operand++)
            {
                moved[operand] = pointers[operand] + start * strides[split.Axis * operands + operand];
            }

            RunBlock(moved, sizes, strides);
        }
    }

    private readonly struct ChunkJob(Loop loop, nint* pointers) : IChunkJob
    {
        public void Run(int chunk) => loop.RunChunk(pointers, loop.plan, chunk);
    }

    private readonly struct PartialJob(Loop loop, PartialResults results, nint* pointers, byte* buffer) : IChunkJob
    {
        public void Run(int chunk)
        {
            nint* places = stackalloc nint[loop.operands];
            loop.Place(places, pointers, results, buffer, chunk);
            results.Body.RunChunk(places, loop.plan, chunk);
        }
    }
}
