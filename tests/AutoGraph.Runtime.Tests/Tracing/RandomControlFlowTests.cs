using AutoGraph.Staging;

namespace AutoGraph.Runtime.Tests.Tracing;

/// <summary>Random programs with nested branches and loops over three variables and an invariant: eager, graph and tape agree.</summary>
public class RandomControlFlowTests
{
    private const int Programs = 60;

    [Fact]
    public void Eager_graph_and_tape_agree()
    {
        for (var seed = 0; seed < Programs; seed++)
        {
            var program = RandomProgram.Make(seed);
            Tensor[] inputs = [.. Enumerable.Range(0, 4).Select(
                i => Tensor.Random.Normal([3], seed: (seed * 4) + i).Cast(DType.Float64))];

            var eager = Differentiated(program.Run, inputs);
            var graph = Graphed.Function(program.Run);
            var outside = Differentiated(graph, inputs);
            var inside = Graphed.Run(symbols => Tensor.Stack(Differentiated(program.Run, symbols)), inputs);

            for (var i = 0; i < eager.Length; i++)
            {
                Agree(eager[i], outside[i], $"seed {seed}, result {i} of the tape over the graph");
                Agree(eager[i], inside[i], $"seed {seed}, result {i} of the tape inside the graph");
            }

            Agree(eager[0], graph(inputs), $"seed {seed}, value");
            for (var i = 0; i < inputs.Length; i++)
            {
                AgreesWithDifferences(program, inputs, i, eager[i + 1], seed);
            }
        }
    }

    /// <summary>The value and the gradients by the inputs.</summary>
    private static Tensor[] Differentiated(Func<Tensor[], Tensor> f, Tensor[] inputs)
    {
        using var tape = new GradientTape();
        foreach (var input in inputs)
        {
            tape.Watch(input);
        }

        var y = f(inputs);
        var gradients = tape.GradientOrNull(y, inputs);
        return [y, .. gradients.Select((gradient, i) => gradient ?? Tensor.ZerosLike(inputs[i]))];
    }

    private static void AgreesWithDifferences(
        RandomProgram program, Tensor[] inputs, int which, Tensor gradient, int seed)
    {
        const double step = 1e-6;
        var values = inputs[which].ToArray<double>();
        for (var k = 0; k < values.Length; k++)
        {
            double At(double delta)
            {
                var moved = values.ToArray();
                moved[k] += delta;
                var changed = inputs.ToArray();
                changed[which] = Tensor.Constant(moved);
                return program.Run(changed).Sum().ToScalar<double>();
            }

            double left = (At(0) - At(-step)) / step, right = (At(step) - At(0)) / step;

            // A condition turns here: there is no derivative to compare with.
            if (Math.Abs(left - right) > 1e-3 * (1 + Math.Abs(left)))
            {
                continue;
            }

            var actual = gradient.ToArray<double>()[k];
            Assert.True(
                Math.Abs(actual - ((left + right) / 2)) < 1e-3 * (1 + Math.Abs(actual)),
                $"seed {seed}, input {which}[{k}]: {actual} against differences {left}, {right}");
        }
    }

    private static void Agree(Tensor expected, Tensor actual, string what)
    {
        double[] a = expected.ToArray<double>(), b = actual.ToArray<double>();
        Assert.True(a.Length == b.Length
            && a.Zip(b).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-9 * (1 + Math.Abs(pair.First))),
            $"{what}: {expected} against {actual}");
    }
}

/// <summary>A random program: statements over three locals and an invariant of shape (3,), written with the staging surface.</summary>
internal sealed class RandomProgram
{
    private readonly Action<Tensor[]> body;

    private RandomProgram(Action<Tensor[]> body)
    {
        this.body = body;
    }

    public static RandomProgram Make(int seed) => new(Block(new Random(seed), 3));

    public Tensor Run(Tensor[] inputs)
    {
        Tensor[] locals = [.. inputs];
        body(locals);
        return locals[0] + (2 * locals[1]) - locals[2];
    }

    private static Action<Tensor[]> Block(Random random, int depth)
    {
        var statements = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Statement(random, depth)).ToArray();
        return locals =>
        {
            foreach (var statement in statements)
            {
                statement(locals);
            }
        };
    }

    private static Action<Tensor[]> Statement(Random random, int depth) => random.Next(depth == 0 ? 1 : 4) switch
    {
        1 => If(random, depth),
        2 => While(random, depth),
        _ => Assignment(random),
    };

    private static Action<Tensor[]> Assignment(Random random)
    {
        int to = random.Next(3), a = random.Next(4), b = random.Next(4);
        return random.Next(7) switch
        {
            0 => locals => locals[to] = locals[a] + locals[b],
            1 => locals => locals[to] = locals[a] * Tensor.Tanh(locals[b]),
            2 => locals => locals[to] = Tensor.Sin(locals[a]) - locals[b],
            3 => locals => locals[to] = locals[a] / (1 + locals[b].Square()),
            4 => locals => locals[to] = Tensor.Tanh(locals[a]) * locals[b].Mean(),
            5 => locals => locals[to] = Tensor.Where(locals[a] > 0, locals[b], 0.5 * locals[a]),
            _ => locals => locals[to] = Tensor.Sigmoid(locals[a]) + 0.25,
        };
    }

    private static Action<Tensor[]> If(Random random, int depth)
    {
        int by = random.Next(3), than = random.Next(4);
        Action<Tensor[]> then = Block(random, depth - 1), otherwise = Block(random, depth - 1);
        var hasElse = random.Next(2) == 0;
        return locals => Stage.If(
            locals[by].Sum() > locals[than].Mean(), () => then(locals), hasElse ? () => otherwise(locals) : null,
            State(locals));
    }

    private static Action<Tensor[]> While(Random random, int depth)
    {
        int times = random.Next(0, 4), by = random.Next(3);
        var countsOnly = random.Next(2) == 0;
        var body = Block(random, depth - 1);
        return locals =>
        {
            var i = Tensor.Constant(0);
            Stage.While(
                () => countsOnly ? i < times : Stage.And(i < times, () => locals[by].Sum() < 5),
                () =>
                {
                    body(locals);
                    i += 1;
                },
                [Stage.Var("i", () => i, v => i = v), .. State(locals)]);
        };
    }

    private static StateVariable[] State(Tensor[] locals)
        => [.. Enumerable.Range(0, 3).Select(k => Stage.Var($"x{k}", () => locals[k], v => locals[k] = v))];
}
