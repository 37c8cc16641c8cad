namespace AutoGraph.Kernels;

/// <summary>
/// Results of chunks in a buffer of their own, and the loops that put them together in a fixed order.
/// </summary>
/// <remarks>Also where half floats are summed: in float, rounded once at the end.</remarks>
internal sealed unsafe class PartialResults
{
    private readonly Loop?[] combine;
    private readonly Loop?[] finish;
    private readonly long[] offsets;
    private readonly bool[] split;

    private PartialResults(Loop body, int outputs)
    {
        Body = body;
        combine = new Loop?[outputs];
        finish = new Loop?[outputs];
        offsets = new long[outputs];
        split = new bool[outputs];
    }

    /// <summary>The loop of a chunk: the same space, reduced outputs dense and never narrower than Float32.</summary>
    public Loop Body { get; }

    /// <summary>Bytes of the results of one chunk.</summary>
    public long Bytes { get; private set; }

    /// <summary>
    /// Plans the buffer for a space given by sizes and strides in elements, axis-major from the innermost.
    /// </summary>
    public static PartialResults For(
        LoopProgram program,
        ReadOnlySpan<nint> sizes,
        ReadOnlySpan<nint> strides,
        ChunkPlan plan,
        Func<LoopProgram, StrideClass[], Kernel>? compile)
    {
        int operands = program.OperandCount;
        int inputs = program.Inputs.Length;
        var widened = program.Outputs.ToBuilder();
        var dense = strides.ToArray();
        for (int output = 0; output < widened.Count; output++)
        {
            var (value, reduction) = widened[output];
            if (reduction == Reduction.None)
            {
                continue;
            }

            widened[output] = new(value.Cast(Accumulated(value.Type)), reduction);
            Dense(sizes, dense, operands, inputs + output);
        }

        var body = Loop.CreateUnsplit(new(program.Inputs, widened.DrainToImmutable()), sizes, dense, compile);
        var results = new PartialResults(body, program.Outputs.Length);
        for (int output = 0; output < results.finish.Length; output++)
        {
            if (program.Outputs[output].Reduction != Reduction.None)
            {
                results.Add(program.Outputs[output], output, inputs + output, sizes, strides, dense, plan);
            }
        }

        return results;
    }

    /// <summary>True when the output is computed in the buffer.</summary>
    public bool Holds(int output) => finish[output] is not null;

    /// <summary>Where the results of a chunk lie.</summary>
    public nint Address(byte* buffer, int output, int chunk)
        => (nint)(buffer + offsets[output] + (split[output] ? chunk * Bytes : 0));

    /// <summary>Puts the chunks together pairwise, and the whole into the output.</summary>
    public void Finish(byte* buffer, int chunks, int output, nint target)
    {
        nint* pointers = stackalloc nint[3];
        for (int distance = 1; split[output] && distance < chunks; distance *= 2)
        {
            for (int chunk = 0; chunk + distance < chunks; chunk += 2 * distance)
            {
                pointers[0] = pointers[2] = Address(buffer, output, chunk);
                pointers[1] = Address(buffer, output, chunk + distance);
                combine[output]!.Run(pointers);
            }
        }

        pointers[0] = Address(buffer, output, 0);
        pointers[1] = target;
        finish[output]!.Run(pointers);
    }

    private static ElementType Accumulated(ElementType type)
        => type is ElementType.Float16 or ElementType.BFloat16 ? ElementType.Float32 : type;

    /// <summary>Gives an operand dense strides over the axes it is not reduced over; returns its elements.</summary>
    private static nint Dense(ReadOnlySpan<nint> sizes, Span<nint> strides, int operands, int operand)
    {
        nint count = 1;
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            ref var stride = ref strides[axis * operands + operand];
            if (stride != 0)
            {
                stride = count;
                count *= sizes[axis];
            }
        }

        return count;
    }

    private void Add(
        LoopOutput output,
        int index,
        int operand,
        ReadOnlySpan<nint> sizes,
        ReadOnlySpan<nint> strides,
        Span<nint> dense,
        ChunkPlan plan)
    {
        int operands = Body.Program.OperandCount;
        nint count = Dense(sizes, dense, operands, operand);
        var type = Accumulated(output.Value.Type);
        var first = Scalar.Input(0, type);
        var joined = output.Reduction.Combine(first, Scalar.Input(1, type));
        combine[index] = Loop.Bind(new([type, type], [new(joined)]), [checked((int)count)], [1, 1, 1]);

        var kept = new List<int>();
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            if (strides[axis * operands + operand] != 0)
            {
                kept.Add(axis);
            }
        }

        var shape = new int[kept.Count];
        var moves = new nint[2 * kept.Count];
        for (int i = 0; i < kept.Count; i++)
        {
            shape[i] = (int)sizes[kept[i]];
            moves[i] = dense[kept[i] * operands + operand];
            moves[kept.Count + i] = strides[kept[i] * operands + operand];
        }

        var program = new LoopProgram([type], [new(first.Cast(output.Value.Type))]);
        finish[index] = Loop.Bind(program, shape, moves);
        split[index] = plan.Chunks > 1 && strides[plan.Axis * operands + operand] == 0;
        offsets[index] = Bytes;
        Bytes += ((long)count * type.Size() + 63) & ~63L;
    }
}
