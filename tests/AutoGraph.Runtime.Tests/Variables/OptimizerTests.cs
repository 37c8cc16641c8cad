namespace AutoGraph.Runtime.Tests.Variables;

/// <summary>Each optimizer follows its formula, written once more in double precision, eagerly and as a
/// graph.</summary>
public class OptimizerTests
{
    private const int Steps = 20;

    private static readonly float[] Start = [1f, -2f, 0.5f, 3f];

    /// <summary>Makes a rule that changes one weight, given its gradient and the number of the step from 1.</summary>
    private delegate Func<double, double, int, double> Reference();

    private static Dictionary<string, (Func<Optimizer> Make, Reference Rule)> Rows { get; } = new()
    {
        ["Sgd"] = (() => new Sgd(0.1), () => (w, g, _) => w - (0.1f * g)),
        ["Sgd with momentum"] = (() => new Sgd(0.1, 0.9), () => Momentum(false)),
        ["Sgd with nesterov"] = (() => new Sgd(0.1, 0.9, nesterov: true), () => Momentum(true)),
        ["Adam"] = (() => new Adam(0.05), () => AdamRule(0.9, 0.999, 1e-7, 0)),
        ["Adam with betas"] = (() => new Adam(0.05, 0, 0.5, 1e-3), () => AdamRule(0, 0.5, 1e-3, 0)),
        ["AdamW"] = (() => new AdamW(0.05, 0.1), () => AdamRule(0.9, 0.999, 1e-7, 0.1)),
        ["RmsProp"] = (() => new RmsProp(0.05), () => RmsPropRule(0)),
        ["RmsProp with momentum"] = (() => new RmsProp(0.05, momentum: 0.5), () => RmsPropRule(0.5)),
        ["Adagrad"] = (() => new Adagrad(0.05), AdagradRule),
    };

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (var name in Rows.Keys)
            {
                cases.Add(name, false);
                cases.Add(name, true);
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Twenty_steps_follow_the_formula(string name, bool traced)
    {
        var optimizer = Rows[name].Make();
        var weights = new Variable(Start);
        var wide = new Variable(Tensor.Constant(Start).Cast(DType.Float64));
        Tensor Step(Tensor[] inputs)
        {
            using var tape = new GradientTape();
            var loss = ((weights * weights * inputs[0]).Sum() * 0.5f)
                + ((wide * wide * inputs[0].Cast(DType.Float64)).Sum() * 0.5f).Cast(DType.Float32);
            optimizer.Apply(tape.Gradient(loss, [weights, wide]), [weights, wide]);
            return loss;
        }

        var step = traced ? Graphed.Function(Step) : Step;
        for (var i = 0; i < Steps; i++)
        {
            step([Tensor.Constant([1f, 2f, 3f, 0.1f])]);
        }

        var expected = Expected(Rows[name].Rule);
        Assert.Equal(expected, weights.Read().ToArray<float>().Select(w => (double)w), Close(1e-5));
        Assert.Equal(expected, wide.Read().ToArray<double>(), Close(1e-8));
        Assert.Equal(Steps, optimizer.Iterations.Read().ToScalar<long>());
    }

    [Fact]
    public void A_new_learning_rate_holds_in_a_graph_that_was_traced_before()
    {
        var optimizer = new Sgd(0.5);
        var weight = new Variable(8f);
        var traces = 0;
        var step = Graphed.Function(inputs =>
        {
            traces++;
            optimizer.Apply([inputs[0]], [weight]);
            return weight.Read();
        });
        Assert.Equal(7.5f, step([Tensor.Constant(1f)]).ToScalar<float>());
        optimizer.LearningRate.Assign(2f);
        Assert.Equal(5.5f, step([Tensor.Constant(1f)]).ToScalar<float>());
        Assert.Equal(1, traces);
    }

    [Fact]
    public void Gradients_may_be_given_as_pairs()
    {
        var (a, b) = (new Variable(1f), new Variable([1f, 2f]));
        Tensor[] gradients = [Tensor.Constant(1f), Tensor.Constant([1f, 1f])];
        new Sgd(1).ApplyGradients(gradients.Zip([a, b]));
        Assert.Equal(0f, a.Read().ToScalar<float>());
        Assert.Equal([0f, 1f], b.Read().ToArray<float>());
    }

    [Fact]
    public void A_call_that_fails_changes_nothing()
    {
        var optimizer = new Sgd(1);
        var (a, b) = (new Variable(1f, name: "a"), new Variable([1f, 2f], name: "b"));
        var count = Assert.Throws<ArgumentException>(() => optimizer.Apply([Tensor.Constant(1f)], [a, b]));
        Assert.Contains("got 1 gradients for 2 variables", count.Message, StringComparison.Ordinal);
        var shape = Assert.Throws<ShapeException>(
            () => optimizer.Apply([Tensor.Constant(1f), Tensor.Constant(1f)], [a, b]));
        Assert.Contains("'b' has shape (2,), its gradient has shape ()", shape.Message, StringComparison.Ordinal);
        var dtype = Assert.Throws<DTypeException>(
            () => optimizer.Apply([Tensor.Constant(1f), Tensor.Constant([1.0, 1.0])], [a, b]));
        Assert.Contains("'b' is float32, its gradient is float64", dtype.Message, StringComparison.Ordinal);
        Assert.Equal(1f, a.Read().ToScalar<float>());
        Assert.Equal(0L, optimizer.Iterations.Read().ToScalar<long>());
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(1, momentum: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(beta2: 1));
    }

    private static double[] Expected(Reference rule)
    {
        double[] scale = [1f, 2f, 3f, 0.1f];
        var result = new double[Start.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var next = rule();
            double weight = Start[i];
            for (var step = 1; step <= Steps; step++)
            {
                weight = next(weight, weight * scale[i], step);
            }

            result[i] = weight;
        }

        return result;
    }

    private static Func<double, double, int, double> Momentum(bool nesterov)
    {
        double velocity = 0;
        return (w, g, _) =>
        {
            velocity = (0.9 * velocity) - (0.1f * g);
            return nesterov ? w + (0.9 * velocity) - (0.1f * g) : w + velocity;
        };
    }

    private static Func<double, double, int, double> AdamRule(double beta1, double beta2, double epsilon, double decay)
    {
        double mean = 0, square = 0;
        return (w, g, t) =>
        {
            w *= 1 - (0.05f * decay);
            mean = (beta1 * mean) + ((1 - beta1) * g);
            square = (beta2 * square) + ((1 - beta2) * g * g);
            var rate = 0.05f * Math.Sqrt(1 - Math.Pow(beta2, t)) / (1 - Math.Pow(beta1, t));
            return w - (rate * mean / (Math.Sqrt(square) + epsilon));
        };
    }

    private static Func<double, double, int, double> RmsPropRule(double momentum)
    {
        double square = 0, last = 0;
        return (w, g, _) =>
        {
            square = (0.9 * square) + (0.1 * g * g);
            last = (momentum * last) + (0.05f * g / Math.Sqrt(square + 1e-7));
            return w - last;
        };
    }

    private static Func<double, double, int, double> AdagradRule()
    {
        var sum = 0.1;
        return (w, g, _) =>
        {
            sum += g * g;
            return w - (0.05f * g / Math.Sqrt(sum + 1e-7));
        };
    }

    private static Func<double, double, bool> Close(double tolerance)
        => (expected, actual) => Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected));
}
