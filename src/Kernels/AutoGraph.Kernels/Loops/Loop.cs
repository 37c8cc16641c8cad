using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>A program bound to an index space: sizes, and the strides of every operand.</summary>
/// <remarks>
/// Immutable and safe to run from several threads at once. Running allocates nothing. Work is split by size only and
/// partial results are combined in a fixed order, so results do not depend on the number of threads.
/// </remarks>
public sealed unsafe partial class Loop
{
    private const int StackEntries = 512;

    /// <summary>Elements accumulated at a stretch: short enough for sums of floats to stay accurate.</summary>
    private const int FoldedBlock = 4096;

    /// <summary>
    /// Columns of a transposed operand: their cache lines, often in one set, must survive until the next row.
    /// </summary>
    private const int StridedBlock = 32;

    private const int CacheLineBytes = 64;

    private readonly LoopProgram program;
    private readonly Kernel kernel;

    // Axis-major from the innermost axis: sizes, then for each axis the byte strides of all operands.
    private readonly nint[] geometry;
    private readonly int rank;
    private readonly int operands;
    private readonly bool empty;
    private readonly nint block;

    /// <summary>From sizes and strides in elements, axis-major from the innermost axis.</summary>
    private Loop(
        LoopProgram program,
        ReadOnlySpan<nint> sizes,
        ReadOnlySpan<nint> strides,
        Func<LoopProgram, StrideClass[], Kernel>? compile = null)
    {
        this.program = program;
        operands = program.OperandCount;
        rank = Math.Max(2, sizes.Length);
        geometry = new nint[rank * (operands + 1)];
        geometry.AsSpan(0, rank).Fill(1);
        sizes.CopyTo(geometry);
        empty = sizes.Contains(0);
        UInt128 classes = 0;
        for (int operand = 0; operand < operands; operand++)
        {
            int output = operand - program.Inputs.Length;
            bool reduced = output >= 0 && program.Outputs[output].Reduction != Reduction.None;
            nint inner = sizes.Length == 0 ? (reduced ? 0 : 1) : strides[operand];
            bool turns = turned.Length < MostTurned && IsTurned(program, operand, sizes, strides);
            turned = turns ? [.. turned, operand] : turned;
            var kind = inner == 0 ? StrideClass.Fixed
                : inner == 1 || turns ? StrideClass.Contiguous
                : StrideClass.Strided;
            classes |= (UInt128)(byte)kind << (2 * operand);
            int size = program.OperandType(operand).Size();
            for (int axis = 0; axis < sizes.Length; axis++)
            {
                nint stride = strides[axis * operands + operand];
                if (stride == 0 && output >= 0 && !reduced && !empty)
                {
                    throw new ArgumentException(
                        $"Output {output} has stride 0 on an axis of {sizes[axis]}, but no reduction.");
                }

                geometry[rank + axis * operands + operand] = stride * size;
            }
        }

        bool isShared = false;
        kernel = compile is null
            ? program.Kernels.Get(classes, out isShared)
            : compile(program, KernelSet.Unpack(classes, operands));
        streaming = compile is null && Streams() ? program.Kernels.Get(classes | StreamedOutputs(), out _) : null;
        SharesCode = isShared;
        block = InnerBlock();
    }

    /// <summary>What the loop computes.</summary>
    public LoopProgram Program => program;

    /// <summary>True when its code was made before, for another loop of an equal program.</summary>
    public bool SharesCode { get; }

    /// <summary>Binds a program to sizes and strides; code compiled for the program before is used again.</summary>
    /// <param name="program">What to compute for each point.</param>
    /// <param name="sizes">Of each axis; 0 makes an empty space, no axes at all a single point.</param>
    /// <param name="strides">In elements, <c>strides[operand * rank + axis]</c>, inputs then outputs. An input may
    /// have any stride, 0 to broadcast; an output has 0 exactly on the axes it is reduced over.</param>
    /// <exception cref="ArgumentException">Counts do not fit, a size is negative, or an output without reduction has
    /// stride 0 on an axis longer than 1.</exception>
    public static Loop Bind(LoopProgram program, ReadOnlySpan<int> sizes, ReadOnlySpan<nint> strides)
        => Bind(program, sizes, strides, compile: null);

    /// <summary>Binds to a kernel made otherwise: by the interpreter, or for narrower registers.</summary>
    internal static Loop Bind(
        LoopProgram program,
        ReadOnlySpan<int> sizes,
        ReadOnlySpan<nint> strides,
        Func<LoopProgram, StrideClass[], Kernel>? compile)
    {
        ArgumentNullException.ThrowIfNull(program);
        int rank = sizes.Length;
        int operands = program.OperandCount;
        if (strides.Length != operands * rank)
        {
            throw new ArgumentException(
                $"Bind expects {operands} operands times {rank} axes of strides; received {strides.Length}.");
        }

        int entries = rank * (operands + 1);
        Span<nint> buffer = entries * 2 <= StackEntries ? stackalloc nint[entries * 2] : new nint[entries * 2];
        var ordered = buffer[..rank];
        var rows = buffer[rank..entries];
        for (int axis = 0; axis < rank; axis++)
        {
            if (sizes[axis] < 0)
            {
                throw new ArgumentException($"Bind expects sizes of 0 or more; received {sizes[axis]} on axis {axis}.");
            }

            ordered[axis] = sizes[axis];
        }

        strides.CopyTo(rows);
        int kept = AxisOrder.Arrange(ordered, rows, buffer[entries..], program.Outputs.Length);
        ordered = ordered[..kept];
        rows = rows[..(kept * operands)];
        var loop = new Loop(program, ordered, rows, compile);
        loop.PlanChunks(ordered, rows, compile);
        return loop;
    }

    /// <summary>Computes every output.</summary>
    /// <param name="pointers">Addresses of the first element of each operand, inputs then outputs. An output may be
    /// the memory of an input of the same strides; other overlaps are not allowed.</param>
    public void Run(nint* pointers)
    {
        if (partial is not null)
        {
            RunPartials(pointers, partial);
            return;
        }

        if (program.HasReductions)
        {
            Initialise(pointers);
        }

        if (empty)
        {
            return;
        }

        if (plan.Chunks > 1)
        {
            var job = new ChunkJob(this, pointers);
            Workers.Run(plan.Chunks, ref job);
            return;
        }

        fixed (nint* shape = geometry)
        {
            RunBlock(pointers, shape, shape + rank);
        }
    }

    /// <summary>
    /// Runs the whole or a part of the space: sizes from the innermost axis, strides as in the geometry.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunBlock(nint* pointers, nint* sizes, nint* strides)
    {
        if (streaming is not null && MayStream(pointers))
        {
            RunBlock(streaming, pointers, sizes, strides);
            Interlocked.MemoryBarrier();
            return;
        }

        RunBlock(kernel, pointers, sizes, strides);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunBlock(Kernel kernel, nint* pointers, nint* sizes, nint* strides)
    {
        if (rank == 2 && sizes[0] <= block && turned.Length == 0)
        {
            kernel(pointers, sizes[0], sizes[1], strides);
            return;
        }

        nint* moved = stackalloc nint[operands];
        nint* counters = stackalloc nint[rank];
        new Span<nint>(pointers, operands).CopyTo(new(moved, operands));
        new Span<nint>(counters, rank).Clear();
        do
        {
            RunRows(kernel, moved, sizes, strides);
        }
        while (Advance(moved, counters, sizes, strides));
    }

    /// <summary>Runs the inner two axes in blocks of columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunRows(Kernel kernel, nint* pointers, nint* sizes, nint* strides)
    {
        if (turned.Length > 0)
        {
            RunTiles(pointers, sizes, strides);
            return;
        }

        nint* moved = stackalloc nint[operands];
        new Span<nint>(pointers, operands).CopyTo(new(moved, operands));
        for (nint start = 0; start < sizes[0]; start += block)
        {
            kernel(moved, Math.Min(block, sizes[0] - start), sizes[1], strides);
            for (int operand = 0; operand < operands; operand++)
            {
                moved[operand] += block * strides[operand];
            }
        }
    }

    /// <summary>How much of the innermost axis runs at once.</summary>
    private nint InnerBlock()
    {
        bool strided = false;
        bool folded = false;
        for (int operand = 0; operand < operands; operand++)
        {
            nint stride = geometry[rank + operand];
            folded |= operand >= program.Inputs.Length && stride == 0;
            strided |= Math.Abs(stride) >= CacheLineBytes;
        }

        return strided && geometry[1] > 1 ? StridedBlock
            : folded ? FoldedBlock
            : nint.MaxValue;
    }

    /// <summary>The next place of the axes around the inner two; false behind the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Advance(nint* moved, nint* counters, nint* sizes, nint* strides)
    {
        for (int axis = 2; axis < rank; axis++)
        {
            nint* steps = strides + axis * operands;
            bool stays = ++counters[axis] < sizes[axis];
            nint back = stays ? 1 : 1 - sizes[axis];
            for (int operand = 0; operand < operands; operand++)
            {
                moved[operand] += steps[operand] * back;
            }

            if (stays)
            {
                return true;
            }

            counters[axis] = 0;
        }

        return false;
    }
}
