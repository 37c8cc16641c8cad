namespace AutoGraph.Kernels.Tests.Loops;

/// <summary>
/// A program with sizes, strides and filled buffers; runs it and computes what must come out, point by point.
/// </summary>
internal sealed unsafe class LoopCase : IDisposable
{
    private readonly List<GuardedMemory> buffers = [];
    private readonly LoopProgram program;
    private readonly int[] sizes;
    private readonly nint[] strides;
    private readonly nint[] pointers;
    private readonly long[] extents;

    public LoopCase(LoopProgram program, int[] sizes, nint[] strides, Random random, bool specials = true)
    {
        this.program = program;
        this.sizes = sizes;
        this.strides = strides;
        pointers = new nint[program.OperandCount];
        extents = new long[program.OperandCount];
        for (int operand = 0; operand < pointers.Length; operand++)
        {
            Allocate(operand, random, specials);
        }
    }

    /// <summary>Puts an output where an input lies; both must have the same strides and type.</summary>
    public void PlaceOver(int output, int input) => pointers[program.Inputs.Length + output] = pointers[input];

    public long[][] Expected()
    {
        var results = new long[program.Outputs.Length][];
        for (int output = 0; output < results.Length; output++)
        {
            results[output] = Initial(output);
        }

        var inputs = new long[program.Inputs.Length];
        foreach (int[] point in Points(sizes))
        {
            for (int input = 0; input < inputs.Length; input++)
            {
                var type = program.Inputs[input];
                inputs[input] = Number.Read((byte*)pointers[input] + Offset(input, point) * type.Size(), type);
            }

            var values = program.Listing.Evaluate(inputs);
            for (int output = 0; output < results.Length; output++)
            {
                var (value, reduction) = program.Outputs[output];
                ref long place = ref results[output][Offset(program.Inputs.Length + output, point)];
                place = Combine(reduction, value.Type, place, values[output]);
            }
        }

        for (int output = 0; output < results.Length; output++)
        {
            var type = program.Outputs[output].Value.Type;
            for (int i = 0; i < results[output].Length && type.IsFloating(); i++)
            {
                results[output][i] = Number.Convert(results[output][i], ElementType.Float64, type);
            }
        }

        return results;
    }

    public long[][] Run(Func<LoopProgram, int[], nint[], Loop> bind)
    {
        var loop = bind(program, sizes, strides);
        fixed (nint* first = pointers)
        {
            loop.Run(first);
        }

        return [.. program.Outputs.Select((_, output) => Read(program.Inputs.Length + output))];
    }

    /// <summary>
    /// Compares exactly (any NaN is NaN), or within a relative tolerance where sums were rounded otherwise.
    /// </summary>
    public void AssertSame(long[][] expected, long[][] actual, double tolerance, string name)
    {
        for (int output = 0; output < expected.Length; output++)
        {
            var type = program.Outputs[output].Value.Type;
            for (int i = 0; i < expected[output].Length; i++)
            {
                double want = Number.ToDouble(expected[output][i], type);
                double got = Number.ToDouble(actual[output][i], type);
                bool same = expected[output][i] == actual[output][i] || (double.IsNaN(want) && double.IsNaN(got))
                    || (type.IsFloating() && Math.Abs(want - got) <= tolerance * Math.Max(1, Math.Abs(want)));
                if (!same)
                {
                    Assert.Fail($"{name}: output {output} element {i}: expected {want:R}, received {got:R}\n{this}");
                }
            }
        }
    }

    public override string ToString()
        => $"{program}\nsizes [{string.Join(", ", sizes)}] strides [{string.Join(", ", strides)}]";

    public void Dispose()
    {
        buffers.ForEach(buffer => buffer.Dispose());
    }

    public static ElementType Wider(ElementType type) => type.IsFloating() ? ElementType.Float64 : type;

    private static long Combine(Reduction reduction, ElementType type, long left, long right)
    {
        if (reduction == Reduction.None)
        {
            return right;
        }

        var wide = Wider(type);
        var joined = reduction.Combine(Scalar.Input(0, wide), Scalar.Input(1, wide));
        return Listing.Of(joined).Evaluate([left, right])[0];
    }

    /// <summary>What lies between the elements must stay; the elements begin with the value of nothing.</summary>
    private long[] Initial(int output)
    {
        int operand = program.Inputs.Length + output;
        var (value, reduction) = program.Outputs[output];
        var initial = Read(operand);
        int[] kept = [.. sizes.Select((size, axis) => strides[operand * sizes.Length + axis] == 0 ? 1 : size)];
        foreach (int[] point in Points(kept))
        {
            initial[Offset(operand, point)] = reduction.Identity(Wider(value.Type));
        }

        return initial;
    }

    private long[] Read(int operand)
    {
        var type = program.OperandType(operand);
        var values = new long[extents[operand]];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Number.Read((byte*)pointers[operand] + (long)i * type.Size(), type);
        }

        return values;
    }

    private void Allocate(int operand, Random random, bool specials)
    {
        long lowest = 0;
        long highest = 0;
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            long reach = strides[operand * sizes.Length + axis] * Math.Max(0, sizes[axis] - 1);
            lowest += Math.Min(0, reach);
            highest += Math.Max(0, reach);
        }

        var type = program.OperandType(operand);
        long count = highest - lowest + 1;
        buffers.Add(new((nuint)(count * type.Size())));
        byte* buffer = buffers[^1].Start;
        for (long i = 0; i < count; i++)
        {
            Number.Write(buffer + i * type.Size(), type, RandomValue(type, random, specials));
        }

        pointers[operand] = (nint)buffer - (nint)(lowest * type.Size());
        extents[operand] = sizes.Contains(0) && operand >= program.Inputs.Length
            && program.Outputs[operand - program.Inputs.Length].Reduction == Reduction.None ? 0 : highest + 1;
    }

    public static long RandomValue(ElementType type, Random random, bool specials)
    {
        if (!type.IsFloating())
        {
            bool extreme = specials && random.Next(8) == 0;
            long whole = extreme ? random.NextInt64(long.MinValue, long.MaxValue) : random.Next(-9, 10);
            return Number.FromLong(whole, type);
        }

        double value = specials ? random.Next(20) switch
        {
            0 => double.NaN,
            1 => double.PositiveInfinity,
            2 => double.NegativeInfinity,
            3 => 0,
            4 => -0.0,
            _ => random.Next(-40, 40) / 8.0,
        } : random.Next(-40, 40) / 8.0;
        return Number.FromDouble(value, type);
    }

    private static IEnumerable<int[]> Points(int[] sizes)
    {
        long total = sizes.Aggregate(1L, (product, size) => product * size);
        var point = new int[sizes.Length];
        for (long i = 0; i < total; i++)
        {
            long rest = i;
            for (int axis = sizes.Length - 1; axis >= 0; axis--)
            {
                point[axis] = (int)(rest % sizes[axis]);
                rest /= sizes[axis];
            }

            yield return point;
        }
    }

    private long Offset(int operand, int[] point)
    {
        long offset = 0;
        for (int axis = 0; axis < point.Length; axis++)
        {
            offset += point[axis] * strides[operand * point.Length + axis];
        }

        return offset;
    }
}
