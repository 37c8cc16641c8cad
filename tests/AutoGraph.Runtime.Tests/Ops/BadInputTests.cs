using System.Runtime.CompilerServices;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Runtime.Tests.Ops;

/// <summary>What does not fit is refused, eagerly and while tracing, with the operation, what was expected and what
/// came.</summary>
public sealed class BadInputTests
{
    private static readonly Tensor Matrix = Tensor.Ones([2, 3]);
    private static readonly Tensor Double = Tensor.Ones([2, 3], DType.Float64);
    private static readonly Tensor Whole = Tensor.Ones([2, 3], DType.Int32);
    private static readonly Tensor Truth = Tensor.Ones([2, 3], DType.Bool);
    private static readonly Tensor Four = Tensor.Ones([4]);
    private static readonly Tensor Image = Tensor.Ones([1, 5, 5, 2]);
    private static readonly Tensor Filters = Tensor.Ones([3, 3, 2, 4]);
    private static readonly Tensor Text = Tensor.Constant(["a"]);

    private static readonly Dictionary<string, Row> Rows = new Row[]
    {
        Of<ShapeException>(() => Matrix + Four, "add", "(2, 3)", "(4,)", "broadcast"),
        Of<ShapeException>(() => Tensor.Where(Truth, Matrix, Four), "where", "(2, 3)", "(4,)"),
        Of<ShapeException>(() => Tensor.Maximum(Matrix, Four), "maximum", "(2, 3)", "(4,)"),
        Of<DTypeException>(() => Matrix * Double, "multiply", "float32", "float64", "Cast"),
        Of<DTypeException>(() => Matrix / Whole, "divide", "float32", "int32", "Cast"),
        Of<DTypeException>(() => Whole + 1.5f, "add", "int32", "float32", "Cast"),
        Of<DTypeException>(() => Truth + Truth, "add", "a number", "bool", "Cast"),
        Of<DTypeException>(() => Tensor.Less(Truth, Truth), "less", "a number", "bool"),
        Of<DTypeException>(() => Matrix == Truth, "equal", "float32", "bool"),
        Of<DTypeException>(() => Text + Text, "add", "a number", "string"),
        Of<DTypeException>(() => Tensor.LogicalAnd(Whole, Whole), "logicalAnd", "bool", "int32"),
        Of<DTypeException>(() => Tensor.LogicalXor(Matrix, Matrix), "logicalXor", "bool", "float32"),
        Of<DTypeException>(() => !Matrix, "logicalNot", "bool", "float32"),
        Of<DTypeException>(() => Tensor.Where(Matrix, Matrix, Matrix), "where", "bool", "float32"),
        Of<DTypeException>(() => Tensor.Where(Truth, Matrix, Double), "where", "float32", "float64"),
        Of<DTypeException>(() => Whole.Exp(), "exp", "floating", "int32", "Cast"),
        Of<DTypeException>(() => Whole.Sqrt(), "sqrt", "floating", "int32"),
        Of<DTypeException>(() => Truth.Tanh(), "tanh", "floating", "bool"),
        Of<DTypeException>(() => Truth.Abs(), "abs", "a number", "bool"),
        Of<DTypeException>(() => Truth.IsNaN(), "isNaN", "a number", "bool"),
        Of<DTypeException>(() => Text.Log(), "log", "floating", "string"),
        Of<DTypeException>(() => Whole.Pow(0.5f), "pow", "floating", "int32"),
        Of<DTypeException>(() => Whole.Pow(-2), "pow", "floating", "int32"),
        Of<DTypeException>(() => Whole.Pow(Whole), "pow", "floating", "int32"),
        Of<DTypeException>(() => Nn.Gelu(Whole), "gelu", "floating", "int32"),
        Of<DTypeException>(() => Nn.Relu(Truth), "relu", "a number", "bool"),
        Of<ShapeException>(() => Matrix.Sum(axis: 2), "sum", "axis 2", "(2, 3)", "-2 to 1"),
        Of<ShapeException>(() => Matrix.Mean(axis: -3), "mean", "axis -3", "(2, 3)", "-2 to 1"),
        Of<ShapeException>(() => Matrix.Max([0, -2]), "max", "axis 0", "twice", "(2, 3)"),
        Of<ShapeException>(() => Matrix.LogSumExp(axis: 5), "logSumExp", "axis 5", "(2, 3)"),
        Of<DTypeException>(() => Whole.Mean(), "mean", "floating", "int32", "Cast"),
        Of<DTypeException>(() => Whole.Variance(), "variance", "floating", "int32"),
        Of<DTypeException>(() => Truth.Sum(), "sum", "a number", "bool", "Cast"),
        Of<DTypeException>(() => Matrix.Any(), "any", "bool", "float32"),
        Of<DTypeException>(() => Whole.All(axis: 0), "all", "bool", "int32"),
        Of<DTypeException>(() => Truth.ArgMax(), "argMax", "a number", "bool"),
        Of<ShapeException>(() => Tensor.Zeros([3, 0]).ArgMin(axis: 1), "argMin", "at least one", "(3, 0)"),
        Of<ShapeException>(() => Matrix.ArgMax(axis: 7), "argMax", "axis 7", "(2, 3)"),
        Of<ShapeException>(() => Matrix.MatMul(Matrix), "matMul", "(2, 3)", "3 columns", "2 rows", "Transpose"),
        Of<ShapeException>(() => Matrix.MatMul(Tensor.Ones([3])), "matMul", "at least 2 axes", "(3,)", "ExpandDims"),
        Of<ShapeException>(() => Tensor.Ones([2, 3, 4]).MatMul(Tensor.Ones([5, 4, 6])), "matMul", "(2, 3, 4)",
            "(5, 4, 6)", "broadcast"),
        Of<DTypeException>(() => Matrix.MatMul(Double), "matMul", "float32", "float64", "Cast"),
        Of<DTypeException>(() => Truth.MatMul(Truth), "matMul", "a number", "bool"),
        Of<DTypeException>(
            () => Matrix.Cast(DType.Int8).MatMul(Matrix.Cast(DType.Int8)), "matMul", "int32 or int64", "int8", "Cast"),
        Of<ShapeException>(() => Matrix.Reshape([4]), "reshape", "(2, 3)", "6 elements", "(4,)"),
        Of<ShapeException>(() => Matrix.Reshape([4, null]), "reshape", "(2, 3)", "(4, ?)"),
        Of<ShapeException>(() => Matrix.Reshape([null, null]), "reshape", "at most one", "(?, ?)"),
        Of<ShapeException>(() => Matrix.Transpose([0, 0]), "transpose", "[0, 0]", "(2, 3)"),
        Of<ShapeException>(() => Matrix.Transpose([0]), "transpose", "[0]", "2 axes"),
        Of<ShapeException>(() => Matrix.Squeeze(1), "squeeze", "size 3", "size 1", "(2, 3)"),
        Of<ShapeException>(() => Matrix.ExpandDims(4), "expandDims", "axis 4", "(2, 3)", "-3 to 2"),
        Of<ShapeException>(() => Matrix.BroadcastTo([3, 3]), "broadcastTo", "(2, 3)", "(3, 3)"),
        Of<ShapeException>(() => Matrix.Flatten(2), "flatten", "axis 2", "(2, 3)"),
        Of<ShapeException>(() => Tensor.Concat([Matrix, Four]), "concat", "(2, 3)", "(4,)"),
        Of<ShapeException>(() => Tensor.Concat([Matrix, Matrix.Transpose()]), "concat", "(2, 3)", "(3, 2)"),
        Of<DTypeException>(() => Tensor.Concat([Matrix, Double]), "concat", "float32", "float64"),
        Of<ShapeException>(() => Tensor.Concat([]), "concat", "at least one", "none"),
        Of<ShapeException>(() => Tensor.Stack([]), "stack", "at least one", "none"),
        Of<ShapeException>(() => Matrix.Split(2, axis: 1)[0], "split", "axis 1", "(2, 3)", "2"),
        Of<ShapeException>(() => Matrix.Split([1, 3], axis: 1)[0], "split", "[1, 3]", "(2, 3)"),
        Of<ShapeException>(() => Matrix.Tile(2), "tile", "2 counts", "[2]", "(2, 3)"),
        Of<ShapeException>(() => Tensor.Row(Tensor.Constant(1f), Tensor.Constant(0)), "row", "axis 0", "()"),
        Of<DTypeException>(() => Matrix.Gather(Four), "gather", "int32 or int64", "float32"),
        Of<ShapeException>(() => Matrix.Gather(Whole, axis: 3), "gather", "axis 3", "(2, 3)"),
        Of<DTypeException>(() => Tensor.OneHot(Four, 3), "oneHot", "integers", "float32"),
        Of<ShapeException>(() => Nn.Softmax(Matrix, 2), "softmax", "axis 2", "(2, 3)"),
        Of<DTypeException>(() => Nn.LogSoftmax(Whole), "logSoftmax", "floating", "int32"),
        Of<DTypeException>(() => Nn.SoftmaxCrossEntropy(Double, Matrix), "multiply", "float64", "float32"),
        Of<ShapeException>(() => Nn.SparseSoftmaxCrossEntropy(Whole, Matrix), "sparseSoftmaxCrossEntropy", "labels "
            + "(2, 3)", "(2, 3)"),
        Of<DTypeException>(() => Nn.SparseSoftmaxCrossEntropy(Tensor.Ones([2]), Matrix), "sparseSoftmaxCrossEntropy",
            "integers", "float32"),
        Of<ShapeException>(() => Nn.Conv2D(Matrix, Filters), "conv2D", "(batch, height, width, channels)", "(2, 3)",
            "(3, 3, 2, 4)", "ExpandDims"),
        Of<ShapeException>(() => Nn.Conv2D(Tensor.Ones([1, 5, 5, 3]), Filters), "conv2D", "(1, 5, 5, 3)", "3 channels",
            "take 2", "groups"),
        Of<ShapeException>(() => Nn.Conv2D(Tensor.Ones([1, 5, 5, 6]), Filters), "conv2D", "3 groups",
            "4 output channels", "a multiple of 3"),
        Of<ShapeException>(() => Nn.Conv2D(Tensor.Ones([1, 2, 5, 2]), Filters), "conv2D", "3 elements", "spatial axis 0",
            "valid", "Padding.Same"),
        Of<ShapeException>(() => Nn.Conv2D(Image, Filters, strides: (1, 2, 3)), "conv2D", "strides", "one number or 2",
            "(1, 2, 3)"),
        Of<ShapeException>(() => Nn.Conv2D(Image, Filters, dilations: 0), "conv2D", "dilations", "at least 1", "got 0"),
        Of<ShapeException>(() => Nn.Conv2D(Image, Filters, padding: Padding.Explicit((1, 1), (1, 1), (1, 1))), "conv2D",
            "3 pairs", "2"),
        Of<ShapeException>(() => Nn.Conv2D(Image, Filters, padding: Padding.Explicit((1, -1))), "padding", "(1, -1)",
            "at least 0"),
        Of<DTypeException>(() => Nn.Conv2D(Image, Filters.Cast(DType.Float64)), "conv2D", "float32", "float64", "Cast"),
        Of<DTypeException>(() => Nn.Conv2D(Image.Cast(DType.Int32), Filters.Cast(DType.Int32)), "conv2D",
            "float32 or float64", "int32", "Cast"),
        Of<ShapeException>(() => Nn.Conv2DTranspose(Image, Filters), "conv2DTranspose", "(1, 5, 5, 2)", "2 channels",
            "take 4"),
        Of<ShapeException>(() => Nn.DepthwiseConv2D(Tensor.Ones([1, 5, 5, 3]), Filters), "depthwiseConv2D",
            "(1, 5, 5, 3)", "3 channels", "have 2"),
        Of<ShapeException>(() => Nn.DepthwiseConv2D(Image, Four), "depthwiseConv2D", "multiplier", "(4,)"),
        Of<ShapeException>(() => Nn.MaxPool2D(Matrix, 2), "maxPool2D", "4 axes", "(2, 3)"),
        Of<ShapeException>(() => Nn.AvgPool2D(Image, (6, 2)), "avgPool2D", "6 elements", "the 5", "spatial axis 0"),
        Of<ShapeException>(() => Nn.MaxPool2D(Image, 2, padding: Padding.Explicit((1, 1))), "maxPool2D", "Padding.Same"),
        Of<DTypeException>(() => Nn.MaxPool2D(Image.Cast(DType.Int32), 2), "maxPool2D", "float32 or float64", "int32"),
        Of<ShapeException>(() => Nn.GlobalAvgPool(Matrix), "globalAvgPool", "at least one axis between", "(2, 3)"),
        Of<DTypeException>(() => Nn.Dropout(Whole, 0.5), "dropout", "floating", "int32"),
        Of<ArgumentOutOfRangeException>(() => Nn.Dropout(Matrix, 1), "dropout", "below 1"),
        Of<ArgumentOutOfRangeException>(() => Nn.Dropout(Matrix, double.NaN), "dropout", "NaN"),
        Of<ArgumentOutOfRangeException>(() => Tensor.Random.Normal([2], stddev: -1), "randomNormal", "at least 0",
            "-1"),
        Of<ArgumentOutOfRangeException>(() => Tensor.Random.Uniform([2], 1, 0), "randomUniform", "at least min = 1"),
        Of<DTypeException>(() => Tensor.Random.Normal([2], dtype: DType.Int32), "randomNormal", "float32 or "
            + "float64", "int32"),
        Of<ShapeException>(() => Tensor.Random.Uniform([2, null]), "randomUniform", "known", "(2, ?)"),
        Of<IndexException>(() => Matrix.Gather(Tensor.Constant([0, 2])), "gather", "index 2", "element 1", "(2, 3)",
            "-2 to 1") with { OnlyWhenRun = true },
        Of<IndexException>(() => Matrix.Gather(Tensor.Constant(-4), axis: 1), "gather", "index -4", "(2, 3)",
            "-3 to 2") with { OnlyWhenRun = true },
        Of<IndexException>(() => Tensor.Row(Matrix, Tensor.Constant(2)), "row", "index 2", "(2, 3)")
            with { OnlyWhenRun = true },
        Of<IndexException>(() => Nn.SparseSoftmaxCrossEntropy(Tensor.Constant([0, 3]), Matrix),
            "sparseSoftmaxCrossEntropy", "index 3", "element 1", "0 to 2")
            with { OnlyWhenRun = true },
    }.ToDictionary(row => row.Name);

    public static TheoryData<string> All => [.. Rows.Keys];

    [Theory, MemberData(nameof(All))]
    public void Is_refused_with_what_was_expected_and_what_came(string name)
    {
        var row = Rows[name];
        Check(row, Record.Exception(row.Act));
        if (row.OnlyWhenRun)
        {
            return;
        }

        using var scope = Dispatch.Use(new GraphBuilder("traced"));
        Check(row, Record.Exception(row.Act));
    }

    private static Row Of<TException>(Func<Tensor> act, string operation, string first, string second = "",
        string third = "", string fourth = "", [CallerArgumentExpression(nameof(act))] string name = "")
        => new(name, () => act(), typeof(TException), [operation, first, second, third, fourth]);

    private static void Check(Row row, Exception? exception)
    {
        Assert.IsType(row.Exception, exception);
        Assert.All(row.Parts, part => Assert.Contains(part, exception!.Message));
    }

    private sealed record Row(string Name, Action Act, Type Exception, string[] Parts)
    {
        public bool OnlyWhenRun { get; init; }
    }
}
