using System.Runtime.CompilerServices;

namespace AutoGraph.Runtime.Tests.Ops;

/// <summary>What one operation promises: a reference in double precision, and what it is tried on.</summary>
/// <param name="Name">As written in the table.</param>
/// <param name="Op">The operation.</param>
/// <param name="Reference">The same in double precision.</param>
internal sealed record OpRow(string Name, Func<Tensor[], Tensor> Op, Func<Doubles[], Doubles> Reference)
{
    public static DType[] Floating { get; } = [DType.Float32, DType.Float64];

    public static DType[] Numeric { get; } = [DType.Float32, DType.Float64, DType.Int32, DType.Int64];

    public static DType[] Everything { get; } = [DType.Float32, DType.Float64, DType.Int32, DType.Int64, DType.Bool];

    /// <summary>Pairs that broadcast, empty ones, scalars, odd sizes.</summary>
    public static int[][][] Broadcasting { get; } =
        [[[], []], [[7], [7]], [[3, 5], [5]], [[3, 1], [1, 5]], [[2, 1, 3], [4, 1]], [[], [2, 3]], [[0], [1]],
            [[2, 0], [2, 1]], [[1], [1]], [[131], []]];

    public static int[][][] Single { get; } = [[[]], [[1]], [[7]], [[3, 5]], [[2, 1, 3]], [[0]], [[2, 0, 3]], [[131]],
        [[33, 17]]];

    /// <summary>Of the inputs, per case.</summary>
    public int[][][] Shapes { get; init; } = Single;

    public DType[] DTypes { get; init; } = Floating;

    /// <summary>From where to draw, per input; the last one stands for all further inputs.</summary>
    public (double Low, double High)[] Domains { get; init; } = [(-3, 3)];

    /// <summary>Inputs that have a dtype of their own; null for the dtype of the case.</summary>
    public DType?[] Fixed { get; init; } = [];

    /// <summary>The dtype of the result; null for that of the case.</summary>
    public DType? Result { get; init; }

    /// <summary>Has a gradient that is checked against finite differences.</summary>
    public bool Differentiable { get; init; } = true;

    /// <summary>So has its gradient.</summary>
    public bool Smooth { get; init; } = true;

    /// <summary>Needs to know sizes while it is traced.</summary>
    public bool NeedsSizes { get; init; }

    /// <summary>A formula of one number, tried on NaN, infinities and zeros.</summary>
    public Func<double, double>? Formula { get; init; }

    /// <summary>Of the result in float32, relative to the greater of 1 and the value.</summary>
    public double Tolerance { get; init; } = 4e-6;

    public override string ToString() => Name;

    public static OpRow Unary(
        Func<Tensor, Tensor> op, Func<double, double> formula, (double, double) domain,
            [CallerArgumentExpression(nameof(op))] string name = "")
        => new(name, inputs => op(inputs[0]), inputs => inputs[0].Map(formula))
        {
            Domains = [domain],
            Formula = formula
        };

    public static OpRow Binary(
        Func<Tensor, Tensor, Tensor> op,
        Func<double, double, double> formula,
        (double, double) left,
        (double, double) right,
        [CallerArgumentExpression(nameof(op))] string name = "")
        => new(name, inputs => op(inputs[0], inputs[1]), inputs
            => Doubles.Map(values => formula(values[0], values[1]), inputs))
        {
            Domains = [left, right],
            Shapes = Broadcasting,
        };

    public static OpRow Comparison(
        Func<Tensor, Tensor, Tensor> op, Func<double, double, bool> formula,
            [CallerArgumentExpression(nameof(op))] string name = "")
        => Binary(op, (left, right) => formula(left, right) ? 1 : 0, (-2, 2), (-2, 2), name) with
        {
            DTypes = Numeric,
            Result = DType.Bool,
            Differentiable = false,
        };

    public static OpRow Logical(
        Func<Tensor, Tensor, Tensor> op, Func<bool, bool, bool> formula,
            [CallerArgumentExpression(nameof(op))] string name = "")
        => Binary(op, (left, right) => formula(left != 0, right != 0) ? 1 : 0, (0, 1), (0, 1), name) with
        {
            DTypes = [DType.Bool],
            Differentiable = false,
        };

    /// <summary>Inputs of a case.</summary>
    public Tensor[] Draw(int[][] shapes, DType dtype, int seed)
    {
        var random = new Random(seed);
        return [.. shapes.Select((shape, i) => Inputs.Draw(
            random, shape, i < Fixed.Length && Fixed[i] is { } own ? own : dtype,
                Domains[Math.Min(i, Domains.Length - 1)]))];
    }
}
