using static AutoGraph.Kernels.Scalar;

namespace AutoGraph.Kernels.Tests.Loops;

/// <summary>Random formulas of primitives whose results are exact, and random layouts.</summary>
internal sealed class RandomPrograms(int seed)
{
    private static readonly ElementType[] All = Enum.GetValues<ElementType>();

    public Random Random { get; } = new(seed);

    public LoopProgram Program(int mostOutputs = 2, bool reduce = false)
    {
        int inputCount = Random.Next(1, 4);
        var pool = Random.Next(3) switch
        {
            0 => All,
            1 => [ElementType.Float32, ElementType.Int32, ElementType.Bool],
            _ => [ElementType.Float64, ElementType.Int64, ElementType.Bool, ElementType.Float32],
        };
        var inputs = Enumerable.Range(0, inputCount).Select(_ => pool[Random.Next(pool.Length)]).ToArray();
        var nodes = inputs.Select((type, i) => Input(i, type)).ToList();
        for (int i = Random.Next(1, 12); i > 0; i--)
        {
            nodes.Add(Next(nodes, pool));
        }

        var outputs = Enumerable.Range(0, Random.Next(1, mostOutputs + 1))
            .Select(i => nodes[Math.Max(0, nodes.Count - 1 - i)])
            .Select(value => new LoopOutput(value, reduce ? Reduce(value.Type) : Reduction.None));
        return new([.. inputs], [.. outputs]);
    }

    public int[] Sizes(int most = 70)
    {
        int[] usual = [0, 1, 2, 3, 5, 16, 17, 33, 64, most];
        int rank = Random.Next(0, 5);
        var sizes = new int[rank];
        long total = 1;
        for (int i = 0; i < rank; i++)
        {
            sizes[i] = usual[Random.Next(Random.Next(6) == 0 ? 0 : 1, usual.Length)];
            sizes[i] = total * sizes[i] > 1500 ? 2 : sizes[i];
            total *= sizes[i];
        }

        return sizes;
    }

    /// <summary>Dense in a random order of axes, padded, reversed and broadcast at random.</summary>
    public nint[] Strides(LoopProgram program, int[] sizes, bool[] reduced)
    {
        var strides = new nint[program.OperandCount * sizes.Length];
        for (int operand = 0; operand < program.OperandCount; operand++)
        {
            bool input = operand < program.Inputs.Length;
            bool fold = !input && program.Outputs[operand - program.Inputs.Length].Reduction != Reduction.None;
            int[] order = [.. Enumerable.Range(0, sizes.Length)];
            if (Random.Next(3) == 0)
            {
                Random.Shuffle(order);
            }

            nint next = Random.Next(6) == 0 ? 2 : 1;
            foreach (int axis in order.Reverse())
            {
                bool still = input ? Random.Next(5) == 0 : fold && reduced[axis];
                strides[operand * sizes.Length + axis] = still ? 0 : input && Random.Next(8) == 0 ? -next : next;
                next *= still ? 1 : Math.Max(1, sizes[axis]) + (Random.Next(8) == 0 ? 1 : 0);
            }
        }

        return strides;
    }

    private Reduction Reduce(ElementType type)
        => type == ElementType.Bool ? (Random.Next(2) == 0 ? Reduction.Any : Reduction.All)
            : (Reduction)Random.Next((int)Reduction.None, (int)Reduction.Any);

    public Scalar Next(IReadOnlyList<Scalar> nodes, ElementType[] pool)
    {
        var x = nodes[Random.Next(nodes.Count)];
        var same = nodes.Where(node => node.Type == x.Type).ToArray();
        var y = Random.Next(4) == 0 ? Constant((long)Random.Next(0, 2), x.Type) : same[Random.Next(same.Length)];
        if (x.Type == ElementType.Bool)
        {
            var branch = nodes[Random.Next(nodes.Count)];
            return Random.Next(6) switch
            {
                0 => And(x, y),
                1 => Or(x, y),
                2 => Not(x),
                3 => NotEqual(x, y),
                4 => x.Cast(pool[Random.Next(pool.Length)]),
                _ => Select(x, branch, Cast(y, branch.Type)),
            };
        }

        bool floating = x.Type.IsFloating();
        return Random.Next(21) switch
        {
            0 => x + y,
            1 => x - y,
            2 => x * y,
            3 => x / y,
            4 => x % y,
            5 => -x,
            6 => Min(x, y),
            7 => Max(x, y),
            8 => Abs(x),
            9 => Sign(x),
            10 => x < y,
            11 => x <= y,
            12 => Equal(x, y),
            13 => NotEqual(x, y),
            14 => IsNaN(x),
            15 => Floor(x),
            16 => floating ? Round(x) : x & y,
            17 => floating ? Truncate(x) : x ^ y,
            18 => floating ? Sqrt(x) : Not(x),
            19 => Select(x > y, x, y),
            _ => x.Cast(pool[Random.Next(pool.Length)]),
        };
    }
}
