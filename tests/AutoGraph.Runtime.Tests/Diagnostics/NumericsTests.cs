using AutoGraph.Staging;

namespace AutoGraph.Runtime.Tests.Diagnostics;

/// <summary>The check for NaN and infinities, eagerly and in graphs.</summary>
[Collection(nameof(Watched))]
public sealed class NumericsTests : IDisposable
{
    private static readonly Variable W = new(Tensor.Constant([1f, 0f]), name: "w");

    public NumericsTests()
    {
        AutoGraphOptions.CheckNumerics = true;
    }

    /// <summary>What is computed of [1, 0, -1], who is to blame, and for what.</summary>
    public static TheoryData<string, string, long, long> Makers => new()
    {
        { "divide", "divide", 0, 1 },
        { "log", "log", 1, 1 },
        { "nan of nothing", "divide", 3, 0 },
        { "float16 overflow", "cast", 0, 2 },
        { "float64", "sqrt", 1, 0 },
        { "broadcast view", "divide", 2, 0 },
        { "overflow in a product", "matMul", 0, 1 },
        { "fused", "log", 1, 1 },
        { "sum", "sum", 0, 1 },
        { "reverse", "divide", 0, 1 },
        { "constant", "divide", 1, 0 },
    };

    [Theory, MemberData(nameof(Makers))]
    public void The_operation_that_makes_it_is_named(string what, string operation, long nans, long infinities)
    {
        var x = Tensor.Constant([1f, 0f, -1f]);

        var eager = Assert.Throws<NumericsException>(() => Make(what, x));
        var graph = Assert.Throws<NumericsException>(() => Graphed.Run(inputs => Make(what, inputs[0]), x));

        Assert.Equal((operation, nans, infinities), (eager.Operation, eager.NaNCount, eager.InfinityCount));
        Assert.Equal((operation, nans, infinities), (graph.Operation, graph.NaNCount, graph.InfinityCount));
        Assert.Equal(eager.Shape, graph.Shape);
        Assert.Equal(new SourceLine("Model.cs", 5, IsReverse: what == "reverse"), graph.SourceLine);
    }

    [Fact]
    public void The_message_says_all()
    {
        var error = Assert.Throws<NumericsException>(
            () => Graphed.Run(inputs => Make("log", inputs[0]), Tensor.Constant([1f, 0f, -1f])));

        Assert.Equal(
            "log: made 1 NaN and 1 infinity in float32(3,) from float32(3,) without any. Keep the operands in its "
            + "domain (clip them, add a small number, scale a loss), or turn AutoGraphOptions.CheckNumerics off. "
            + "(at Model.cs:5)",
            error.Message);
    }

    [Fact]
    public void The_iteration_is_named_in_a_loop_that_is_else_one_method()
    {
        var error = Assert.Throws<NumericsException>(() => Graphed.Run(Halving, Tensor.Constant(8f)));

        Assert.Equal(("divide", 1, 3), (error.Operation, error.InfinityCount, error.Iteration));
        Assert.EndsWith(
            " (at Model.cs:4 in iteration 3 of the loop at Model.cs:3)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mask")]
    [InlineData("data")]
    [InlineData("dead")]
    [InlineData("branch")]
    [InlineData("variable")]
    public void What_is_handed_on_or_never_read_is_no_error(string what)
    {
        var x = Tensor.Constant([1f, 0f, -1f]);
        var checkedRun = Graphed.Run(inputs => HandOn(what, inputs[0]), x);

        AutoGraphOptions.CheckNumerics = false;
        Assert.Equal(Graphed.Run(inputs => HandOn(what, inputs[0]), x).ToString(), checkedRun.ToString());
    }

    [Fact]
    public void Turned_off_a_graph_runs_as_before()
    {
        var function = Graphed.Function(inputs => Make("log", inputs[0]));
        var x = Tensor.Constant([1f, 0f, -1f]);
        Assert.Throws<NumericsException>(() => function([x]));

        AutoGraphOptions.CheckNumerics = false;
        Assert.Equal(1, function([x]).ToArray<float>().Count(float.IsNaN));
    }

    [Fact]
    public void A_step_of_training_computes_the_same()
    {
        var x = Tensor.Random.Normal([16, 4], seed: 1);
        Assert.Equal(Train(x, false).ToArray<float>(), Train(x, true).ToArray<float>(), new Close());
    }

    public void Dispose() => AutoGraphOptions.CheckNumerics = false;

    private static Tensor Make(string what, Tensor x)
    {
        using var lines = Stage.Lines("Model.cs");
        Stage.At(4);
        var one = Tensor.OnesLike(x);
        Stage.At(5);
        switch (what)
        {
            case "divide": return one / x;
            case "log": return x.Log();
            case "nan of nothing": return (x - x) / (x - x);
            case "float16 overflow": return (x * 1e6f).Cast(DType.Float16);
            case "float64": return x.Cast(DType.Float64).Sqrt();
            case "broadcast view": return (Tensor.Zeros([2, 1]).BroadcastTo([2, 3]).Transpose()[..1] * x[0]) / 0f;
            case "overflow in a product": return (x * 3e38f)[..1].Reshape([1, 1]).MatMul(one[..1].Reshape([1, 1]) * 10f);
            case "fused": return ((x + 1f - 1f).Log() * 2f).Tanh();
            case "sum": return (x * x * 3e38f).Sum();
            case "constant": return x * (Tensor.Constant(0f) / Tensor.Constant(0f));
            case "reverse":
                using (var tape = new GradientTape())
                {
                    tape.Watch(x);
                    var y = Tensor.Sqrt(x * x).Sum();
                    Stage.At(6);
                    return tape.Gradient(y, x);
                }

            default: throw new ArgumentException(what);
        }
    }

    private static Tensor HandOn(string what, Tensor x)
    {
        switch (what)
        {
            case "mask": return Nn.Softmax(Tensor.Where(x >= 0f, x, Tensor.Constant(float.NegativeInfinity)));
            case "data": return x * Tensor.Constant([float.NaN, 1f, float.PositiveInfinity]);
            case "dead":
                _ = x.Log();
                return x;
            case "branch":
                var y = x;
                Stage.If(x.Sum() > 100f, () => y = x.Log(), () => y = x * 2f, Stage.Var("y", () => y, value => y = value));
                return y;
            case "variable": return W.Read() * 2f;
            default: throw new ArgumentException(what);
        }
    }

    private static Tensor Halving(Tensor[] inputs)
    {
        using var lines = Stage.Lines("Model.cs");
        var (x, n) = (inputs[0], Tensor.Constant(3f));
        Stage.At(3);
        Stage.While(
            () => n > -2f,
            () =>
            {
                Stage.At(4);
                x = x / n;
                Stage.At(5);
                n -= 1f;
            },
            Stage.Var("x", () => x, value => x = value), Stage.Var("n", () => n, value => n = value));
        return x;
    }

    private static Tensor Train(Tensor x, bool isChecked)
    {
        AutoGraphOptions.CheckNumerics = isChecked;
        var (w, b) = (new Variable(Tensor.Random.Normal([4, 4], seed: 2)), new Variable(Tensor.Zeros([4])));
        var sgd = new Sgd(0.1f);
        var step = Graphed.Function(inputs =>
        {
            using var tape = new GradientTape();
            var y = Nn.Relu(inputs[0].MatMul(w) + b);
            var loss = Nn.SparseSoftmaxCrossEntropy(Tensor.Range(16) % 4, y).Mean();
            sgd.Apply(tape.Gradient(loss, [w, b]), [w, b]);
            return loss;
        });
        step([x]);
        step([x]);
        return Tensor.Concat([w.Read().Flatten(), b.Read()], 0);
    }

    private sealed class Close : IEqualityComparer<float>
    {
        public bool Equals(float x, float y) => Math.Abs(x - y) < 1e-5f;

        public int GetHashCode(float obj) => 0;
    }
}
