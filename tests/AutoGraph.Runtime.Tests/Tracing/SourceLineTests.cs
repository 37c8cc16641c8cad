using AutoGraph.Ops;
using AutoGraph.Staging;

namespace AutoGraph.Runtime.Tests.Tracing;

/// <summary>Which line of the program an operation, an error and a step name. Twins are written by hand, as the
/// generator writes them.</summary>
public class SourceLineTests
{
    private static readonly Tensor X = Tensor.Constant([1f, 2f, 3f]);

    [Fact]
    public void A_graph_prints_the_lines_when_asked()
    {
        var graph = Trace(inputs =>
        {
            using var lines = Stage.Lines("Model.cs");
            Stage.At(3);
            var y = Helper(inputs[0]) * 2f;
            Stage.At(4);
            return y.Exp();
        });

        Assert.Equal(
            """
            test(%0 0: float32(3,))
                %1 = sum[[0]](%0) : float32()  // Helper.cs:8
                %2 = constant[2.0]() : float32()
                %3 = multiply(%1, %2) : float32()  // Model.cs:3
                %4 = exp(%3) : float32()  // Model.cs:4
                return %4
            """,
            graph.Graph.ToString("L"), ignoreLineEndingDifferences: true);
        Assert.DoesNotContain("//", graph.Graph.ToString(), StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => graph.Graph.ToString("X"));
    }

    [Fact]
    public void A_fused_operation_has_the_lines_of_all_and_the_reverse_says_so()
    {
        var graph = Trace(inputs =>
        {
            using var lines = Stage.Lines("Model.cs");
            Stage.At(3);
            using var tape = new GradientTape();
            tape.Watch(inputs[0]);
            var y = inputs[0].Tanh();
            Stage.At(4);
            y = y.Sin();
            Stage.At(5);
            return tape.Gradient(y, inputs[0]);
        });

        Assert.EndsWith(
            "// Model.cs:3; reverse of Model.cs:3,4", graph.Optimized.ToString("L").Split('\n')[1].TrimEnd(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_branch_a_loop_and_what_follows_have_the_lines_of_their_statements()
    {
        var graph = Trace(inputs =>
        {
            using var lines = Stage.Lines("Model.cs");
            var x = inputs[0];
            Stage.At(3);
            Stage.While(
                test: () => x.Sum() < 100f,
                body: () =>
                {
                    Stage.At(4);
                    x = x * 2f;
                },
                Stage.Var("x", () => x, value => x = value));
            Stage.If(x.Max() > 5f,
                then: () =>
                {
                    Stage.At(6);
                    x = x - 1f;
                },
                otherwise: null,
                Stage.Var("x", () => x, value => x = value));
            return -x;
        });

        Assert.Equal(
            """
            while Model.cs:3
            sum Model.cs:3
            less Model.cs:3
            multiply Model.cs:4
            max Model.cs:3
            greater Model.cs:3
            if Model.cs:3
            subtract Model.cs:6
            negate Model.cs:3
            """,
            string.Join('\n', Lines(graph.Graph.ToString("L"))), ignoreLineEndingDifferences: true);
    }

    /// <summary>Each is traced or run and fails at line 7 of Model.cs.</summary>
    public static TheoryData<string, Type, string> Failures => new()
    {
        { "shape", typeof(ShapeException), "broadcast" },
        { "dtype", typeof(DTypeException), "" },
        { "branch", typeof(StagingException), "number of axes must agree" },
        { "value", typeof(StagingException), "" },
        { "assert", typeof(AssertionException), "assert: small" },
        { "index", typeof(IndexException), "row: index 12 is out of range" },
        { "pop", typeof(IndexException), "pop: the list is empty" },
        { "gather", typeof(IndexException), "" },
        { "unknown shape", typeof(ShapeException), "broadcast" },
    };

    [Theory, MemberData(nameof(Failures))]
    public void An_error_names_the_line(string what, Type type, string part)
    {
        var error = (AutoGraphException)Assert.Throws(type, () => Graphed.Run(inputs => Failing(what, inputs[0]), X));

        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" (at Model.cs:7)", error.Message, StringComparison.Ordinal);
        Assert.Equal(new SourceLine("Model.cs", 7), error.SourceLine);
        Assert.Null(error.Iteration);
    }

    [Fact]
    public void After_an_error_the_thread_knows_no_line()
    {
        Assert.Throws<ShapeException>(() => Graphed.Run(inputs => Failing("shape", inputs[0]), X));

        Assert.Null(Assert.Throws<ShapeException>(() => X + Tensor.Ones([2])).SourceLine);
    }

    [Fact]
    public void An_error_in_loops_names_the_iterations()
    {
        var error = Assert.Throws<IndexException>(() => Graphed.Run(inputs =>
        {
            using var lines = Stage.Lines("Model.cs");
            var sum = inputs[0].Sum();
            Stage.At(3);
            Stage.For(Ag.Range(4), i =>
            {
                Stage.At(4);
                Stage.For(Ag.Range(3), k =>
                {
                    Stage.At(5);
                    sum += inputs[0][i + k];
                }, null, Stage.Var("sum", () => sum, value => sum = value));
            }, null, Stage.Var("sum", () => sum, value => sum = value));
            return sum;
        }, X));

        Assert.EndsWith(
            " (at Model.cs:5 in iteration 2 of the loop at Model.cs:4 in iteration 1 of the loop at Model.cs:3)",
            error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Iteration);
    }

    [Fact]
    public void Errors_of_others_carry_the_line_in_their_data()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Graphed.Run(inputs =>
        {
            using var lines = Stage.Lines("Model.cs");
            Stage.At(3);
            Stage.For(Ag.Range(2), _ =>
            {
                Stage.At(4);
                Dispatch.Run(new Throwing(), inputs[0]);
            }, null);
            return inputs[0];
        }, X));

        Assert.Equal("Model.cs:4 in iteration 0 of the loop at Model.cs:3", error.Data["AutoGraph.Place"]);
    }

    private static ConcreteFunction Trace(Func<Tensor[], Tensor> body)
    {
        var traced = new TracedFunction("test");
        return new TensorFunction<Func<Tensor, Tensor>>(
            traced, original: x => body([x]), invoke: x => x, twin: x => body([x]), code: "").Concrete(X.Spec);
    }

    private sealed record Throwing : Op
    {
        public override Effect Effect => Effect.Writes;

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [];

        public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs) => throw new InvalidOperationException("thrown");

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => NoGradient;
    }

    /// <summary>Operations with their lines.</summary>
    private static IEnumerable<string> Lines(string graph)
        => from line in graph.Split('\n')
           let parts = line.Split("  // ")
           where parts.Length == 2
           select $"{parts[0].Split(" = ")[1].Split('(', '[')[0]} {parts[1]}";

    private static Tensor Helper(Tensor x)
    {
        using var lines = Stage.Lines("Helper.cs");
        Stage.At(8);
        return x.Sum(axis: 0);
    }

    private static Tensor Failing(string what, Tensor x)
    {
        using var lines = Stage.Lines("Model.cs");
        Stage.At(6);
        var list = new TensorList();
        var index = x.Max().Cast(DType.Int32) * 4;
        var table = Tensor.Ones([10, 8]) * x.Sum();
        var y = x;
        Stage.At(7);
        switch (what)
        {
            case "shape":
                return x + Tensor.Ones([2]);
            case "dtype":
                return x.MatMul(Tensor.Ones([3, 3]).Cast(DType.Int32));
            case "branch":
                Stage.If(
                    x.Sum() > 0f, () => y = x.Sum(), () => y = x, Stage.Var("y", () => y, value => y = value));
                return y;
            case "value":
                return x.Sum() > 0f ? x : -x;
            case "assert":
                Ag.Assert(x.Sum() < 0f, "small");
                return x;
            case "index":
                return x[index];
            case "pop":
                return Dispatch.Run(new ListPop(x.Spec), list.Handle)[1];
            case "gather":
                var rows = Tensor.Gather(table, Tensor.Range(64) % index);
                Stage.At(8);
                return Nn.Relu(rows.MatMul(Tensor.Ones([8, 8])) + 1f).Sum();
            case "unknown shape":
                list.Add(x[0]);
                list.Add(x[1]);
                return list.Stack() + x;
            default:
                throw new ArgumentException(what);
        }
    }
}
