using AutoGraph.Graphs;
using AutoGraph.Ops;
using AutoGraph.Passes;

namespace AutoGraph.Runtime.Tests.Execution;

/// <summary>Chains of products and loops that run some rows at a time.</summary>
public class RowBlocksTests
{
    private const int Features = 24;

    /// <summary>Made before anything is traced, so that graphs hold them as constants.</summary>
    private static readonly Dictionary<(int Rows, int Columns), Tensor> Constants =
        new (int Rows, int Columns)[] { (24, 5), (24, 6), (24, 10), (24, 12), (24, 40), (40, 7) }.ToDictionary(
            size => size,
            size => Tensor.Constant(Enumerable.Range(0, size.Rows * size.Columns)
                .Select(i => MathF.Sin(i * 1.7f) * 0.5f).ToArray()).Reshape([size.Rows, size.Columns]));

    /// <summary>Rows that fill blocks, leave a short last one, or are fewer than one block.</summary>
    public static TheoryData<int> Rows => [2, 3, 25, 128, 301, 1030];

    /// <summary>From (rows, 24): a product or a reduction of the rows with loops around it.</summary>
    private static readonly Dictionary<string, Func<Tensor, Tensor>> Chains = new()
    {
        ["bias and activation"] = x => Nn.Relu(x.MatMul(Weights(40)) + Weights(40)[0]),
        ["two layers"] = x => Tensor.Tanh(Nn.Relu(x.MatMul(Weights(40))).MatMul(Weights(7, 40)) * 2),
        ["softmax"] = x => Nn.Softmax(x * 3),
        ["softmax of a product"] = x => Nn.LogSoftmax(x.MatMul(Weights(10))),
        ["layer norm"] = x =>
        {
            var centred = x - x.Mean(axis: -1, keepDims: true);
            return centred / Tensor.Sqrt(centred.Square().Mean(axis: -1, keepDims: true) + 1e-5f);
        },
        ["slices of a product"] = x =>
        {
            var z = x.MatMul(Weights(40));
            return Tensor.Sigmoid(z[.., ..20]) * Tensor.Tanh(z[.., 20..]);
        },
        ["a view read in and outside"] = x =>
        {
            var z = x.MatMul(Weights(40));
            var head = z[.., ..20];
            return Tensor.Exp(head * 0.1f).Sum(axis: 1, keepDims: true) + head.Transpose().Sum(axis: 0).ExpandDims(1);
        },
        ["combined over the rows"] = x => (Nn.Softmax(x) + 1).Sum(axis: 0),
        ["the greatest of all rows"] = x => (x.MatMul(Weights(12)) * 2).Max(),
        ["reshaped rows"] = x => (Nn.Softmax(x.MatMul(Weights(12))).Reshape([null, 3, 4]) * 2).Sum(axis: 2),
        ["columns put beside each other"] = x =>
            Tensor.Exp(Tensor.Concat([x.MatMul(Weights(5)), x.MatMul(Weights(6))], axis: 1)) * 2,
        ["a transposed input"] = x => Nn.Relu(x.Transpose().MatMul(x) + 1).Sum(axis: 1, keepDims: true) * 2,
        ["a batch of products"] = x =>
        {
            var heads = x.Reshape([null, 4, 6]);
            var scores = Nn.Softmax(heads.MatMul(heads.Transpose([0, 2, 1])));
            return scores.MatMul(heads) * 2;
        },
        ["pools between loops"] = x =>
        {
            var images = Nn.Relu(x.Reshape([null, 3, 4, 2]) + 0.1f);
            var (greatest, average) = (Nn.MaxPool2D(images, 2, padding: Padding.Same), Nn.AvgPool2D(images, 2, 1));
            return Tensor.Exp(greatest.Reshape([null, 8])) * average.Reshape([null, 12])[.., ..8];
        },
        ["gradient of pools"] = x =>
        {
            using var tape = new GradientTape();
            tape.Watch(x);
            var images = Tensor.Tanh(x.Reshape([null, 3, 4, 2]) * 2);
            var pooled = Nn.MaxPool2D(images, 2, 1) + Nn.AvgPool2D(images, 2, 1).Square();
            return tape.Gradient(pooled.Sum(), x);
        },
        ["rows that other rows need"] = x => { var p = Nn.Softmax(x); return p.Transpose().MatMul(p * 2) + 1; },
        ["gradient"] = x =>
        {
            using var tape = new GradientTape();
            tape.Watch(x);
            var loss = Nn.SoftmaxCrossEntropy(Nn.Softmax(x[.., ..10]), Nn.Relu(x.MatMul(Weights(10)) + 0.1f)).Mean();
            return tape.Gradient(loss, x);
        },
    };

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var name in Chains.Keys)
            {
                foreach (var rows in Rows)
                {
                    cases.Add(name, rows);
                }
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Graph_equals_eager(string name, int rows)
    {
        var x = Input(rows);
        var (expected, actual) = (Chains[name](x), Graphed.Run(inputs => Chains[name](inputs[0]), x));

        Assert.Equal(expected.Shape, actual.Shape);
        Assert.All(expected.ToArray<float>().Zip(actual.ToArray<float>()),
            pair => Assert.Equal(pair.First, pair.Second, 1e-4f * Math.Max(1, Math.Abs(pair.First))));
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_bits_are_the_same_for_any_number_of_threads(string name, int rows)
    {
        var x = Input(rows);
        var function = Graphed.Function(inputs => Chains[name](inputs[0]));
        var before = AutoGraphOptions.Threads;
        try
        {
            AutoGraphOptions.Threads = 1;
            var expected = function([x]).ToArray<float>();
            AutoGraphOptions.Threads = 3;
            Assert.Equal(expected, function([x]).ToArray<float>());
        }
        finally
        {
            AutoGraphOptions.Threads = before;
        }
    }

    [Theory]
    [InlineData("bias and activation", 1)]
    [InlineData("two layers", 1)]
    [InlineData("softmax", 1)]
    [InlineData("gradient", 1)]
    [InlineData("combined over the rows", 1)]
    [InlineData("a batch of products", 1)]
    [InlineData("pools between loops", 1)]
    [InlineData("gradient of pools", 1)]
    [InlineData("rows that other rows need", 2)]
    public void Rows_run_together_unless_one_needs_another(string name, int regions)
    {
        var graph = Pipeline.Run(Trace(Chains[name]));

        var rest = graph.Nodes.Where(node => node.Op is FusedOp or MatMul);
        Assert.True(
            graph.Nodes.Count(node => node.Op is RowBlocksOp) == regions && !rest.Any(), $"{name}:\n{graph}");
    }

    [Fact]
    public void Images_run_apart_from_products_that_want_many_rows()
    {
        var graph = Pipeline.Run(Trace(x =>
        {
            var images = x.Reshape([null, 1, 1, Features]) * Tensor.Ones([1, 20, 20, 1]);
            var pooled = Nn.MaxPool2D(Nn.Relu(images), 20).Reshape([null, Features]);
            return Nn.Relu(pooled.MatMul(Weights(40)) + 1);
        }));

        var regions = graph.Nodes.Select(node => node.Op).OfType<RowBlocksOp>();
        Assert.Equal(
            [false, true], regions.Select(region => region.Body.Nodes.Any(node => node.Op is MatMul)));
    }

    [Fact]
    public void Panels_of_a_variable_follow_its_value()
    {
        var w = new Variable(Weights(40));
        var function = Graphed.Function(inputs => Nn.Relu(inputs[0].MatMul(w) + 1));
        var other = Graphed.Function(inputs => { w.Assign(w * 3); return inputs[0]; });
        var x = Input(50);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(
                Nn.Relu(x.MatMul(w) + 1).ToArray<float>(), function([x]).ToArray<float>(),
                (a, b) => Math.Abs(a - b) <= 1e-3f);
            switch (i)
            {
                case 0:
                    w.Assign(w * 2);
                    break;
                case 1:
                    other([x]);
                    break;
                case 2:
                    // In place this time: nobody has read the value since.
                    other([x]);
                    break;
            }
        }
    }

    private static Tensor Input(int rows) => Tensor.Random.Normal([rows, Features], seed: 11);

    private static Tensor Weights(int columns, int rows = Features) => Constants[(rows, columns)];

    private static Graph Trace(Func<Tensor, Tensor> function)
    {
        var builder = new GraphBuilder("f");
        var x = builder.AddInput(new TensorSpec([128, Features], DType.Float32), "0");
        using var scope = Dispatch.Use(builder);
        return builder.Build([function(x)]);
    }
}
