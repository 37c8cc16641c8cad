using static AutoGraph.Runtime.Tests.Ops.OpRow;

namespace AutoGraph.Runtime.Tests.Ops;

/// <summary>A row for every operation. New operations add theirs here; OpCoverageTests names those that are
/// missing.</summary>
internal static partial class OpTable
{
    public static IReadOnlyList<OpRow> Rows { get; } = [.. Elementwise, .. Reductions, .. Layouts, .. Parts,
        .. Network, .. Convolutions];

    private static IEnumerable<OpRow> Elementwise =>
    [
        Binary(Tensor.Add, (l, r) => l + r, (-3, 3), (-3, 3)) with { DTypes = Numeric },
        Binary(Tensor.Subtract, (l, r) => l - r, (-3, 3), (-3, 3)) with { DTypes = Numeric },
        Binary(Tensor.Multiply, (l, r) => l * r, (-3, 3), (-3, 3)) with { DTypes = Numeric },
        Binary(Tensor.Divide, (l, r) => l / r, (-9, 9), (0.6, 4)) with { DTypes = Numeric },
        Binary(Tensor.Remainder, (l, r) => l % r, (-9, 9), (0.6, 4)) with { DTypes = Numeric },
        Binary(Tensor.Maximum, Math.Max, (-3, 3), (-3, 3)) with { DTypes = Numeric },
        Binary(Tensor.Minimum, Math.Min, (-3, 3), (-3, 3)) with { DTypes = Numeric },
        Binary(Tensor.Pow, Math.Pow, (0.2, 4), (-2, 3)) with { Tolerance = 2e-5 },
        Unary(x => x.Pow(3), x => x * x * x, (-3, 3)) with { DTypes = Numeric },
        Unary(x => x.Pow(7), x => Math.Pow(x, 7), (-2, 2)) with { DTypes = Numeric, Tolerance = 2e-5 },
        Unary(x => x.Pow(0), x => 1, (-3, 3)) with { DTypes = Numeric, Differentiable = false, Formula = null },
        Unary(x => x.Pow(2.5f), x => Math.Pow(x, 2.5), (0.2, 4)) with { Tolerance = 2e-5 },
        Unary(x => x.Pow(0.5f), Math.Sqrt, (0.2, 4)),
        Unary(x => x.Pow(-1), x => 1 / x, (0.2, 4)),
        Comparison(Tensor.Equal, (l, r) => l == r) with { DTypes = Everything },
        Comparison(Tensor.NotEqual, (l, r) => l != r) with { DTypes = Everything },
        Comparison(Tensor.Less, (l, r) => l < r),
        Comparison(Tensor.LessEqual, (l, r) => l <= r),
        Comparison(Tensor.Greater, (l, r) => l > r),
        Comparison(Tensor.GreaterEqual, (l, r) => l >= r),
        Logical(Tensor.LogicalAnd, (l, r) => l && r),
        Logical(Tensor.LogicalOr, (l, r) => l || r),
        Logical(Tensor.LogicalXor, (l, r) => l ^ r),
        Unary(Tensor.LogicalNot, x => x == 0 ? 1 : 0, (0, 1))
            with { DTypes = [DType.Bool], Differentiable = false, Formula = null },
        Unary(Tensor.Negate, x => -x, (-3, 3)) with { DTypes = Numeric },
        Unary(Tensor.Square, x => x * x, (-3, 3)) with { DTypes = Numeric },
        Unary(Tensor.Abs, Math.Abs, (-3, 3)) with { DTypes = Numeric },
        Unary(Tensor.Sign, x => double.IsNaN(x) ? x : Math.Sign(x), (-3, 3)) with { DTypes = Numeric },
        Unary(Tensor.Floor, Math.Floor, (-3, 3)),
        Unary(Tensor.Ceiling, Math.Ceiling, (-3, 3)),
        Unary(Tensor.Round, x => Math.Round(x, MidpointRounding.ToEven), (-3, 3)),
        Unary(Tensor.Exp, Math.Exp, (-3, 3)),
        Unary(Tensor.Expm1, x => Math.Abs(x) < 1e-5 ? x + (x * x / 2) : Math.Exp(x) - 1, (-3, 3)),
        Unary(Tensor.Log, Math.Log, (0.1, 9)),
        Unary(Tensor.Log1p, x => Math.Abs(x) < 1e-5 ? x - (x * x / 2) : Math.Log(1 + x), (-0.9, 9)),
        Unary(Tensor.Sqrt, Math.Sqrt, (0.1, 9)),
        Unary(Tensor.Rsqrt, x => 1 / Math.Sqrt(x), (0.1, 9)),
        Unary(Tensor.Reciprocal, x => 1 / x, (0.3, 9)),
        Unary(Tensor.Sin, Math.Sin, (-9, 9)),
        Unary(Tensor.Cos, Math.Cos, (-9, 9)),
        Unary(Tensor.Tan, Math.Tan, (-1.2, 1.2)),
        Unary(Tensor.Tanh, Math.Tanh, (-3, 3)),
        Unary(Tensor.Sigmoid, x => 1 / (1 + Math.Exp(-x)), (-6, 6)),
        Unary(Tensor.Erf, Erf, (-3, 3)),
        Unary(Tensor.IsNaN, x => double.IsNaN(x) ? 1 : 0, (-3, 3))
            with { DTypes = Numeric, Result = DType.Bool, Differentiable = false },
        Unary(x => x.Clip(-1, 2), x => Math.Clamp(x, -1, 2), (-3, 3)) with { DTypes = Numeric },
        Unary(x => x.Cast(DType.Int32), Math.Truncate, (-3, 3))
            with { DTypes = Numeric, Result = DType.Int32, Differentiable = false, Formula = null },
        Unary(x => x.Cast(DType.Float64), x => x, (-3, 3)) with { DTypes = Everything, Result = DType.Float64 },
        Unary(Nn.Relu, x => x <= 0 ? 0 : x, (-3, 3)) with { DTypes = Numeric },
        Unary(Nn.Softplus, x => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))), (-9, 9)),
        Unary(Nn.Gelu, x => 0.5 * x * (1 + Erf(x / Math.Sqrt(2))), (-3, 3)),
        Unary(Nn.Silu, x => x / (1 + Math.Exp(-x)), (-6, 6)) with { Formula = null },
        Unary(x => AutoGraph.Ops.FormulaOp.Apply("cube",
            Kernels.Scalar.Pow(Kernels.Scalar.Input(0, x.DType.Element), 3), x), x => x * x * x, (-2, 2)),
        new("Tensor.Where", x => Tensor.Where(x[0], x[1], x[2]), x => Doubles.Map(v => v[0] != 0 ? v[1] : v[2], x))
        {
            Fixed = [DType.Bool],
            Domains = [(0, 1), (-3, 3)],
            DTypes = Everything,
            Shapes = [[[], [], []], [[7], [7], [7]], [[3, 1], [5], [1, 5]], [[5], [], [3, 1]], [[0], [1], [1]]],
        },
    ];

    /// <summary>Numerical integration by Simpson's rule, to 14 digits.</summary>
    private static double Erf(double x)
    {
        if (double.IsNaN(x) || Math.Abs(x) > 6)
        {
            return double.IsNaN(x) ? x : Math.Sign(x);
        }

        const int steps = 2000;
        var (sum, h) = (0.0, x / steps);
        for (var i = 0; i <= steps; i++)
        {
            sum += (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-(i * h) * (i * h));
        }

        return 2 / Math.Sqrt(Math.PI) * sum * h / 3;
    }
}
