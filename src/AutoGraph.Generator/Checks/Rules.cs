using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGraph.Generator.Checks;

/// <summary>What each operation makes of what it takes. What is not named here gives nothing known.</summary>
internal static class Rules
{
    private static readonly Dictionary<string, Func<Call, Fact>> ByName = new()
    {
        ["Constant"] = call => Constant(call, call.Constant(call.Method.Parameters[0].Name)),
        ["Zeros"] = call => new(call.DType("float32"), call.Shape),
        ["Ones"] = call => new(call.DType("float32"), call.Shape),
        ["Full"] = call => call.Fact("value").Strong with { Sizes = call.Shape },
        ["Eye"] = call => new(call.DType("float32"), call.Value<int>("rows") is { } rows && call.IsAbsent("columns")
            ? new([rows, rows]) : null),
        ["LinSpace"] = call => new(call.DType("float32"), new([call.Value<int>("count") ?? Sizes.Unknown])),
        ["Normal"] = call => new(call.DType("float32"), call.Shape),
        ["Uniform"] = call => new(call.DType("float32"), call.Shape),
        ["ZerosLike"] = call => Same(call.X),
        ["OnesLike"] = call => Same(call.X),
        ["Read"] = call => call.X,
        ["Cast"] = call => new(call.DType(null), call.X.Sizes),
        ["Reshape"] = call => new(Same(call.X).DType, call.Shape is { } to ? call.X.Sizes?.Reshape(to) ?? to : null),
        ["BroadcastTo"] = call => new(Same(call.X).DType, call.Shape),
        ["Transpose"] = call => new(Same(call.X).DType, call.IsAbsent("order") ? call.X.Sizes?.Reversed() : null),
        ["MatMul"] = call => MatMul(call.X, call.Fact("right")),
        ["Clip"] = call => new(Same(call.X).DType, null),
        ["Where"] = call => new(
            Fact.Joint(call.Fact("whenTrue"), call.Fact("whenFalse")),
            Fact.JointSizes(call.Fact("condition"),
                new(null, Fact.JointSizes(call.Fact("whenTrue"), call.Fact("whenFalse"))))),
        ["ArgMax"] = call => Reduced(call) with { DType = "int32" },
        ["ArgMin"] = call => Reduced(call) with { DType = "int32" },
    };

    private static readonly HashSet<string> Elementwise =
    [
        "Abs", "Ceiling", "Cos", "Erf", "Exp", "Expm1", "Floor", "Gelu", "Log", "Log1p", "LogSoftmax", "Negate",
        "Reciprocal", "Relu", "Round", "Rsqrt", "Sigmoid", "Sign", "Silu", "Sin", "Softmax", "Softplus", "Sqrt",
        "Square", "StopGradient", "Tan", "Tanh",
    ];

    private static readonly HashSet<string> Reductions =
        ["All", "Any", "LogSumExp", "Max", "Mean", "Min", "Prod", "StandardDeviation", "Sum", "Variance"];

    /// <summary>Operations of two tensors of one dtype that broadcast.</summary>
    public static readonly IReadOnlyDictionary<string, bool> Binary = new Dictionary<string, bool>
    {
        ["Add"] = false, ["Subtract"] = false, ["Multiply"] = false, ["Divide"] = false, ["Remainder"] = false,
        ["Maximum"] = false, ["Minimum"] = false,
        ["Equal"] = true, ["NotEqual"] = true, ["Less"] = true, ["LessEqual"] = true, ["Greater"] = true,
        ["GreaterEqual"] = true, ["LogicalAnd"] = true, ["LogicalOr"] = true, ["LogicalXor"] = true,
    };

    public static Fact OfCall(Call call)
    {
        if (call.Name is not { } name) return Fact.Nothing;
        if (ByName.TryGetValue(name, out var rule)) return rule(call);
        if (Elementwise.Contains(name)) return Same(call.X);
        if (Reductions.Contains(name)) return Reduced(call);
        return Binary.TryGetValue(name, out var isBool)
            ? Joined(call.Fact("left"), call.Fact("right"), isBool) : Fact.Nothing;
    }

    public static Fact OfOperator(IBinaryOperation binary, Facts facts) => binary.OperatorKind switch
    {
        BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr => Fact.Nothing,
        var kind => Joined(facts.Of(binary.LeftOperand), facts.Of(binary.RightOperand), kind
            is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
            or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual
            or BinaryOperatorKind.And or BinaryOperatorKind.Or or BinaryOperatorKind.ExclusiveOr),
    };

    public static Fact OfOperator(IUnaryOperation unary, Facts facts) => unary.OperatorKind switch
    {
        UnaryOperatorKind.Minus or UnaryOperatorKind.Not => Same(facts.Of(unary.Operand)),
        _ => Fact.Nothing,
    };

    // Some operations hand back what they were given, so a literal may come out of them as it is.
    private static Fact Same(Fact x) => x.IsWeak ? Fact.Nothing : new(x.DType, x.Sizes);

    private static Fact Constant(Call call, Fact value)
    {
        var dtype = call.DType(value.DType);
        return dtype == value.DType ? value.Strong : new(dtype, value.Sizes);
    }

    private static Fact Joined(Fact left, Fact right, bool isBool)
        => new(isBool ? "bool" : Fact.Joint(left, right), Fact.JointSizes(left, right));

    private static Fact MatMul(Fact left, Fact right)
    {
        var dtype = left.DType ?? right.DType;
        if (left.Sizes is not { Rank: >= 2 } a || right.Sizes is not { Rank: >= 2 } b) return new(dtype, null);
        return new(dtype, Sizes.Broadcast(a.Slice(0, a.Rank - 2), b.Slice(0, b.Rank - 2))
            ?.Concat(a.FromEnd(2), b.FromEnd(1)));
    }

    private static Fact Reduced(Call call)
    {
        var x = Same(call.X);
        return call.TryAxes(out var axes) && call.Value<bool>("keepDims") is { } keep
            ? x with { Sizes = x.Sizes?.Without(axes, keep) } : x with { Sizes = null };
    }
}
