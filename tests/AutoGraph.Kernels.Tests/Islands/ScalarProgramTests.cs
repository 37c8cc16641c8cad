using AutoGraph.Kernels.Tests.Loops;

namespace AutoGraph.Kernels.Tests.Islands;

public unsafe class ScalarProgramTests
{
    private const int Programs = 60;

    private static readonly ElementType[] All = Enum.GetValues<ElementType>();

    [Fact]
    public void Random_programs_give_what_the_primitives_mean_compiled_and_interpreted()
    {
        for (int seed = 0; seed < Programs; seed++)
        {
            var random = new RandomPrograms(seed);
            var program = Make(random);
            for (int run = 0; run < 3; run++)
            {
                long[] inputs = [.. program.Registers.Take(program.InputCount)
                    .Select(type => LoopCase.RandomValue(type, random.Random, specials: true))];
                var one = new ScalarCase(program, inputs);
                var expected = one.Expected();
                AssertSame(program, expected, one.Run(ScalarCompiler.Compile(program)), $"seed {seed} compiled");
                AssertSame(program, expected, one.Run(ScalarInterpreter.Compile(program)), $"seed {seed} interpreted");
            }
        }
    }

    [Theory, MemberData(nameof(PrimitiveTests.Primitives), MemberType = typeof(PrimitiveTests))]
    public void A_primitive_has_the_bits_that_it_has_in_a_loop(Primitive primitive)
    {
        foreach (var type in All)
        {
            if (PrimitiveTests.Build(primitive, type) is { } formula)
            {
                int arity = primitive.Arity();
                AssertBits(
                    formula, [.. Enumerable.Range(0, arity).Select(i => PrimitiveTests.Type(primitive, i, type))]);
            }
        }
    }

    [Theory, MemberData(nameof(PrimitiveTests.Types), MemberType = typeof(PrimitiveTests))]
    public void A_cast_has_the_bits_that_it_has_in_a_loop(ElementType from)
    {
        foreach (var to in All)
        {
            AssertBits(Scalar.Input(0, from).Cast(to), [from]);
        }
    }

    [Fact]
    public void A_result_may_lie_where_an_input_lies()
    {
        var builder = new ScalarProgramBuilder();
        var x = builder.AddInput(ElementType.Int32);
        var y = builder.AddInput(ElementType.Int32);
        var program = builder.Build(y, x);
        int a = 1, b = 2;
        var operands = stackalloc nint[] { (nint)(&a), (nint)(&b), (nint)(&a), (nint)(&b) };
        ScalarCompiler.Compile(program)(operands);
        Assert.Equal((2, 1), (a, b));
        ScalarInterpreter.Compile(program)(operands);
        Assert.Equal((1, 2), (a, b));
    }

    [Fact]
    public void A_program_prints_as_one_reads_it()
    {
        var builder = new ScalarProgramBuilder();
        var limit = builder.AddInput(ElementType.Int64);
        var result = builder.Repeat(
            [Scalar.Constant(27L, ElementType.Int64), Scalar.Constant(0L, ElementType.Int64)],
            state => state[1] < limit,
            state =>
            {
                var next = builder.Branch(
                    Scalar.Equal(state[0] % 2, 0), () => [state[0] / 2], () => [3 * state[0] + 1]);
                return [next![0], state[1] + 1];
            });

        Assert.Equal(
            "scalars(x0: Int64) { x1, x2 = 27, 0; while (x2 < x0) { "
            + "if ((x1 % 2) == 0) { x3 = (x1 / 2); } else { x3 = ((3 * x1) + 1); } "
            + "x1, x2 = x3, (x2 + 1); } return x1 }",
            builder.Build(result![0]).ToString());
    }

    private static void AssertSame(ScalarProgram program, long[] expected, long[] actual, string name)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            var type = program.Results[i].Type;
            bool same = expected[i] == actual[i]
                || (double.IsNaN(Number.ToDouble(expected[i], type)) && double.IsNaN(Number.ToDouble(actual[i], type)));
            Assert.True(
                same,
                $"{name}: result {i}: expected {Number.ToDouble(expected[i], type):R}, "
                + $"received {Number.ToDouble(actual[i], type):R}\n{program}");
        }
    }

    /// <summary>Compares a formula of one element with a loop over many, which takes whole vectors.</summary>
    private static void AssertBits(Scalar formula, ElementType[] types)
    {
        const int Count = 61;
        var random = new Random(5);
        var builder = new ScalarProgramBuilder();
        Array.ForEach(types, type => builder.AddInput(type));
        var program = builder.Build(formula);
        var (compiled, interpreted) = (ScalarCompiler.Compile(program), ScalarInterpreter.Compile(program));
        long[][] inputs = [.. Enumerable.Range(0, Count).Select(_ => (long[])
            [.. types.Select(type => LoopCase.RandomValue(type, random, specials: true))])];
        var expected = Looped(formula, types, inputs);
        for (int i = 0; i < Count; i++)
        {
            var one = new ScalarCase(program, inputs[i]);
            string name = $"{formula} of {string.Join(", ", types)} at {string.Join(", ", inputs[i])}";
            AssertSame(program, [expected[i]], one.Run(compiled), name + " compiled");
            AssertSame(program, [expected[i]], one.Run(interpreted), name + " interpreted");
        }
    }

    private static long[] Looped(Scalar formula, ElementType[] types, long[][] inputs)
    {
        var program = new LoopProgram([.. types], [new LoopOutput(formula)]);
        var memory = new long[program.OperandCount * inputs.Length];
        fixed (long* start = memory)
        {
            var operands = stackalloc nint[program.OperandCount];
            for (int operand = 0; operand < program.OperandCount; operand++)
            {
                operands[operand] = (nint)(start + (operand * inputs.Length));
                for (int i = 0; i < inputs.Length && operand < types.Length; i++)
                {
                    var type = types[operand];
                    Number.Write((byte*)operands[operand] + (i * type.Size()), type, inputs[i][operand]);
                }
            }

            Loop.Bind(program, [inputs.Length], [.. Enumerable.Repeat((nint)1, program.OperandCount)]).Run(operands);
            var results = (byte*)operands[types.Length];
            return [.. Enumerable.Range(0, inputs.Length).Select(i =>
                Number.Read(results + (i * formula.Type.Size()), formula.Type))];
        }
    }

    /// <summary>Nested branches and loops of a few rounds each, over random formulas.</summary>
    private static ScalarProgram Make(RandomPrograms random)
    {
        var builder = new ScalarProgramBuilder();
        var pool = random.Random.Next(2) == 0 ? All : [ElementType.Int32, ElementType.Float64, ElementType.Bool];
        Scalar[] inputs =
            [.. Enumerable.Range(0, 3).Select(_ => builder.AddInput(pool[random.Random.Next(pool.Length)]))];
        return builder.Build(Block(inputs, 3));

        Scalar[] Block(Scalar[] before, int depth)
        {
            var now = before.ToArray();
            for (int i = random.Random.Next(1, 4); i > 0; i--)
            {
                now = random.Random.Next(depth == 0 ? 1 : 4) switch
                {
                    1 => builder.Branch(Condition(now), () => Block(now, depth - 1), () => Block(now, depth - 1))!,
                    2 => Loop(now, depth),
                    _ => Step(now),
                };
            }

            return now;
        }

        Scalar[] Loop(Scalar[] state, int depth)
        {
            int rounds = random.Random.Next(0, 4);
            Scalar[] initial = [.. builder.Assign(state), Scalar.Constant(0L, ElementType.Int32)];
            var after = builder.Repeat(
                initial,
                now => (now[^1] < rounds) & (random.Random.Next(2) == 0 ? Condition(now[..^1]) : now[^1] < 3),
                now => [.. Block(now[..^1], depth - 1), now[^1] + 1])!;
            return after[..^1];
        }

        // The types of the state stay.
        Scalar[] Step(Scalar[] now)
        {
            var nodes = now.ToList();
            for (int i = 0; i < 3; i++)
            {
                nodes.Add(random.Next(nodes, pool));
            }

            Scalar[] next = [.. now.Select(value => nodes.FindLast(node => node.Type == value.Type)!)];
            return random.Random.Next(2) == 0 ? builder.Assign(next) : next;
        }

        Scalar Condition(Scalar[] now)
        {
            var x = now[random.Random.Next(now.Length)];
            return x.Type == ElementType.Bool ? !x : x < Scalar.Constant(2L, x.Type);
        }
    }
}
