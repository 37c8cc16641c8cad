using AutoGraph.Execution;
using AutoGraph.Graphs;
using AutoGraph.Ops;
using AutoGraph.Passes;
using AutoGraph.Staging;

namespace AutoGraph.Runtime.Tests.Passes;

/// <summary>Products in loops that are too small for tiles become formulas and sums.</summary>
[CollectionDefinition(nameof(SmallProductTests), DisableParallelization = true)]
[Collection(nameof(SmallProductTests))]
public class SmallProductTests
{
    private const int Steps = 3;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void Eager_graph_and_any_number_of_threads_agree(int terms)
    {
        (int Rows, int Columns)[] sizes =
            [(0, 1), (1, 0), (1, 1), (1, 5), (2, 1), (2, 2), (4, 1), (5, 1), (5, 5), (30, 33), (9000, 1), (9000, 2)];
        foreach (var (rows, columns) in sizes)
        {
            Agree(rows, terms, columns, DType.Float32);
            Agree(rows, terms, columns, DType.Float64);
        }

        Agree(5, terms, 1, DType.Int32);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_product_of_few_terms_has_the_bits_of_tiles(int terms)
    {
        var x = Tensor.Random.Normal([300, terms], seed: 7);
        var w = Tensor.Random.Normal([terms, 1], seed: 8);
        Tensor Run(Tensor[] inputs)
        {
            var (y, v) = (Tensor.Zeros([300, 1]), inputs[1]);
            Stage.For(
                Ag.Range(Steps),
                _ => (y, v) = (Tensor.Abs(inputs[0].MatMul(v)), v * 0.3f),
                null, Stage.Var("y", () => y, value => y = value), Stage.Var("v", () => v, value => v = value));
            return y;
        }

        Assert.DoesNotContain(Body(Run, x, w), node => node.Op is MatMul or RowBlocksOp);
        Assert.Equal(Run([x, w]).ToArray<float>(), Graphed.Run(Run, x, w).ToArray<float>());
    }

    [Fact]
    public void A_step_of_a_linear_model_is_one_loop_over_the_rows()
    {
        var body = Body(Train, Rows(2000, 2), Rows(2000, 1));
        Assert.DoesNotContain(body, node => node.Op is MatMul or RowBlocksOp);
        var loop = Assert.Single(body, node => node.Op is FusedOp { Space.ElementCount: 2000 });
        Assert.All(loop.Outputs, output => Assert.Equal(1, output.Shape.ElementCount));
    }

    public static TheoryData<string, Func<Tensor, Tensor, Tensor>> Kept => new()
    {
        { "nothing to fuse with", (x, y) => x.MatMul(y[..2, ..1]).Reshape([1, 4]).Repeat(2, 1).Reshape([4, 2]) },
        { "nothing that stays the same", (_, y) => y.MatMul(y[..2]) + 1 },
        { "columns of what changes", (x, y) => (x.Transpose().MatMul(y + 1) + 1).Repeat(2, 0) },
    };

    [Theory, MemberData(nameof(Kept))]
    public void A_product_stays_one(string why, Func<Tensor, Tensor, Tensor> step)
    {
        var body = Body(inputs => Loop(inputs[1], y => step(inputs[0], y)), Rows(4, 2), Rows(4, 2));
        Assert.True(
            body.SelectMany(node => node.Op is RowBlocksOp rows ? rows.Body.Nodes : [node])
                .Any(node => node.Op is MatMul), why);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Training_gives_what_it_gives_eagerly_and_through_tapes(int threads)
    {
        var before = AutoGraphOptions.Threads;
        AutoGraphOptions.Threads = threads;
        Tensor[] inputs = [Rows(500, 2), Rows(500, 1)];
        var eager = OfInputs(Train, inputs);
        var outside = OfInputs(Graphed.Function(Train), inputs);
        var inside = Graphed.Run(x => OfInputs(Train, x), inputs);
        AutoGraphOptions.Threads = before;
        Assert.Equal(eager.ToArray<float>(), outside.ToArray<float>(), Close);
        Assert.Equal(eager.ToArray<float>(), inside.ToArray<float>(), Close);

        static Tensor OfInputs(Func<Tensor[], Tensor> f, Tensor[] x)
        {
            using var tape = new GradientTape();
            tape.Watch(x[0]);
            var y = f(x);
            return Tensor.Concat([y.Reshape([1]), tape.Gradient(y, x[0]).Reshape([1000])]);
        }
    }

    private static void Agree(int rows, int terms, int columns, DType dtype)
    {
        Tensor Numbers(int m, int n) => (3 * Tensor.Random.Normal([m, n], seed: m + n)).Cast(dtype);
        var (x, turned, w) = (Numbers(rows, terms), Numbers(terms, rows), Numbers(terms, columns));
        Agree(inputs => FromLeft(inputs[0], inputs[1]), x, w);
        Agree(inputs => FromLeft(inputs[0].Transpose(), inputs[1]), turned, w);
        Agree(inputs => FromRight(inputs[1], inputs[0]), turned, w.Transpose());
        Agree(inputs => FromRight(inputs[1], inputs[0].Transpose()), x, w.Transpose());
    }

    private static void Agree(Func<Tensor[], Tensor> f, params Tensor[] inputs)
    {
        var before = AutoGraphOptions.Threads;
        AutoGraphOptions.Threads = 1;
        var eager = f(inputs);
        var one = Graphed.Run(f, inputs);
        AutoGraphOptions.Threads = 2;
        var two = Graphed.Run(f, inputs);
        AutoGraphOptions.Threads = before;
        Assert.Equal(eager.Spec, one.Spec);
        Assert.Equal(one.Cast(DType.Float64).ToArray<double>(), two.Cast(DType.Float64).ToArray<double>());
        Assert.Equal(
            eager.Cast(DType.Float64).ToArray<double>(), one.Cast(DType.Float64).ToArray<double>(),
            (a, b) => Math.Abs(a - b) <= 1e-4 * (1 + Math.Abs(a)));
    }

    /// <summary>Steps of w, with a product of x and w and one of x' and what comes of that.</summary>
    private static Tensor FromLeft(Tensor x, Tensor w)
        => Loop(w, y => y - (x.Transpose().MatMul((x.MatMul(y) + 2) * 3) / Scale(x)));

    /// <summary>The same of the transposed.</summary>
    private static Tensor FromRight(Tensor w, Tensor x)
        => Loop(w, y => y - (((y.MatMul(x) + 2) * 3).MatMul(x.Transpose()) / Scale(x)));

    private static int Scale(Tensor x) => 1 + (6 * (int)x.Shape.ElementCount);

    private static Tensor Train(Tensor[] inputs)
    {
        var (w, b, error) = (Tensor.Zeros([2, 1]), Tensor.Zeros([1]), Tensor.Constant(0f));
        Stage.For(
            Ag.Range(Steps),
            _ =>
            {
                using var tape = new GradientTape();
                tape.Watch(w);
                tape.Watch(b);
                error = (inputs[0].MatMul(w) + b - inputs[1]).Square().Mean();
                var gradients = tape.Gradient(error, [w, b]);
                (w, b) = (w - (gradients[0] * 0.1f), b - (gradients[1] * 0.1f));
            },
            null, Stage.Var("w", () => w, v => w = v), Stage.Var("b", () => b, v => b = v),
            Stage.Var("error", () => error, v => error = v));
        return error;
    }

    private static Tensor Loop(Tensor y, Func<Tensor, Tensor> step)
    {
        Stage.For(Ag.Range(Steps), _ => y = step(y), null, Stage.Var("y", () => y, v => y = v));
        return y;
    }

    private static Tensor Rows(int count, int columns) => Tensor.Random.Normal([count, columns], seed: columns);

    /// <summary>The nodes of the only loop's body.</summary>
    private static IEnumerable<Node> Body(Func<Tensor[], Tensor> f, params Tensor[] inputs)
    {
        var graph = Pipeline.Run(Graphed.TraceOf(f, [.. inputs.Select(input => input.Spec)]));
        return ((WhileOp)graph.Nodes.Single(node => node.Op is WhileOp).Op).Body.Nodes;
    }

    private static bool Close(float expected, float actual)
        => Math.Abs(expected - actual) <= 1e-4 * (1 + Math.Abs(expected));
}
