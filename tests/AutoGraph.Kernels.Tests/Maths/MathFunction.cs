using System.Runtime.Intrinsics;

namespace AutoGraph.Kernels.Tests.Maths;

/// <summary>A function of <see cref="VectorMath"/> and what it is compared with.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Vector">Eight floats at once.</param>
/// <param name="Double">One double.</param>
/// <param name="Exact">The value in double, to about a unit in its last place.</param>
/// <param name="Ranges">Where doubles are drawn from.</param>
/// <param name="Breaks">Where a formula of the function ends and another begins.</param>
/// <param name="Largest">No result is farther from 0.</param>
internal sealed record MathFunction(
    string Name,
    Func<Vector256<float>, Vector256<float>> Vector,
    Func<double, double> Double,
    Func<double, double> Exact,
    (double Low, double High)[] Ranges,
    double[] Breaks,
    double Largest = double.PositiveInfinity)
{
    private static readonly double[] ExpBreaks = [-104, -103.28, -87.3366, -0.34657, 0.34657, 88.7228, 89];

    public static MathFunction[] All { get; } =
    [
        new("Exp", VectorMath.Exp, VectorMath.Exp, Math.Exp, [(-745, 709), (-1, 1)], ExpBreaks),
        new("Expm1", VectorMath.Expm1, VectorMath.Expm1, Precise.Expm1, [(-40, 709), (-1, 1), (-1e-3, 1e-3)],
            [.. ExpBreaks, -17.33, 1e-10, 1e-18]),
        new("Log", VectorMath.Log, VectorMath.Log, Math.Log, [(1e-300, 1e300), (0.5, 2), (0, 1e-309)],
            [0.70710678, 1, 1.41421356, 2, 1.17549435e-38]),
        new("Log1p", VectorMath.Log1p, VectorMath.Log1p, Precise.Log1p, [(-0.99, 10), (-1e-3, 1e-3), (0, 1e9)],
            [-1, -0.29289322, 0.41421356, 1, 1e-20, 16777216]),
        new("Sin", VectorMath.Sin, VectorMath.Sin, Math.Sin, [(-4, 4), (-1e5, 1e5), (1e5, 1e9)],
            [0.78539816, 1.57079633, 2.35619449, 3.14159265, 131072], 1),
        new("Cos", VectorMath.Cos, VectorMath.Cos, Math.Cos, [(-4, 4), (-1e5, 1e5), (1e5, 1e9)],
            [0.78539816, 1.57079633, 2.35619449, 3.14159265, 131072], 1),
        new("Tan", VectorMath.Tan, VectorMath.Tan, Math.Tan, [(-4, 4), (-1e5, 1e5)],
            [0.78539816, 1.57079633, 2.35619449, 3.14159265, 131072]),
        new("Asin", VectorMath.Asin, VectorMath.Asin, Math.Asin, [(-1, 1), (-1e-3, 1e-3)], [0.38268343, 0.70710678, 1]),
        new("Acos", VectorMath.Acos, VectorMath.Acos, Math.Acos, [(-1, 1), (0.999, 1)], [0.38268343, 0.70710678, 1]),
        new("Atan", VectorMath.Atan, VectorMath.Atan, Math.Atan, [(-1, 1), (-10, 10), (-1e6, 1e6)],
            [0.41421356, 1, 2.41421356, 1e30]),
        new("Sinh", VectorMath.Sinh, VectorMath.Sinh, Math.Sinh, [(-710, 710), (-1, 1)], [20, 89.4159]),
        new("Cosh", VectorMath.Cosh, VectorMath.Cosh, Math.Cosh, [(-710, 710)], [20, 89.4159]),
        new("Tanh", VectorMath.Tanh, VectorMath.Tanh, Math.Tanh, [(-10, 10), (-0.1, 0.1), (-1e-6, 1e-6)], [9.02], 1),
        new("Sigmoid", VectorMath.Sigmoid, VectorMath.Sigmoid, Sigmoid, [(-700, 40), (-1, 1)],
            [.. ExpBreaks, 16.6355], 1),
        new("Erf", VectorMath.Erf, VectorMath.Erf, Precise.Erf, [(-6, 6), (-0.01, 0.01)],
            [3.93, 0.84375, 1.25, 2.857142], 1),
        new("Rsqrt", VectorMath.Rsqrt, VectorMath.Rsqrt, x => 1 / Math.Sqrt(x), [(1e-30, 1e30), (1, 4)], [1]),
    ];

    public static TheoryData<string> Names => [.. All.Select(function => function.Name)];

    public static MathFunction Of(string name) => All.First(function => function.Name == name);

    private static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));
}
