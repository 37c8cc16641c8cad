using System.Runtime.Intrinsics;

namespace AutoGraph.Kernels;

/// <summary>Elementary functions of vectors and of single numbers.</summary>
/// <remarks>
/// A lane has the same bits whatever the width of its vector and whatever the other lanes hold; a single number has
/// the bits it would have in a vector. NaN stays NaN, infinities and denormals are treated as mathematics has it.
/// The errors stated at each function bound all that tests find, in units in the last place of the exact result; the
/// tests read their bounds from here.
/// </remarks>
public static partial class VectorMath
{
    /// <summary>e to the x. Float 1.1 ulp, double 1.0 ulp.</summary>
    public static float Exp(float x) => Exp(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>e to the x minus 1, accurate near 0. Float 1.6 ulp, double 2.0 ulp.</summary>
    public static float Expm1(float x) => Expm1(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>Natural logarithm. Float 1.0 ulp, double 1.0 ulp.</summary>
    public static float Log(float x) => Log(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>Natural logarithm of 1 + x, accurate near 0. Float 1.5 ulp, double 1.5 ulp.</summary>
    public static float Log1p(float x) => Log1p(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>Sine of radians, any size. Float 1.6 ulp, double 1.5 ulp.</summary>
    public static float Sin(float x) => Sin(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>Cosine of radians, any size. Float 1.6 ulp, double 1.5 ulp.</summary>
    public static float Cos(float x) => Cos(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>Tangent of radians, any size. Float 3.5 ulp, double 3.0 ulp.</summary>
    public static float Tan(float x) => Tan(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>Inverse sine, NaN beyond -1 and 1. Float 3.0 ulp, double 3.0 ulp.</summary>
    public static float Asin(float x) => Asin(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>Inverse cosine, NaN beyond -1 and 1. Float 3.0 ulp, double 3.0 ulp.</summary>
    public static float Acos(float x) => Acos(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>Inverse tangent. Float 3.0 ulp, double 3.0 ulp.</summary>
    public static float Atan(float x) => Atan(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The angle of the point (x, y), from -π to π, as IEEE atan2. Float 3.0 ulp, double 3.0 ulp.</summary>
    public static float Atan2(float y, float x)
        => Atan2(Vector128.CreateScalar(y), Vector128.CreateScalar(x)).ToScalar();

    /// <summary>Hyperbolic sine. Float 3.0 ulp, double 3.0 ulp.</summary>
    public static float Sinh(float x) => Sinh(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>Hyperbolic cosine. Float 3.0 ulp, double 3.0 ulp.</summary>
    public static float Cosh(float x) => Cosh(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>Hyperbolic tangent, accurate near 0. Float 5.0 ulp, double 3.0 ulp.</summary>
    public static float Tanh(float x) => Tanh(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>1 / (1 + e⁻ˣ). Float 2.5 ulp, double 2.0 ulp.</summary>
    public static float Sigmoid(float x) => Sigmoid(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>The error function. Float 5.0 ulp, double 1.0 ulp.</summary>
    public static float Erf(float x) => Erf(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>One over the square root. Float 1.5 ulp, double 1.5 ulp.</summary>
    public static float Rsqrt(float x) => Rsqrt(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>x to the power of y, as IEEE pow. Float 0.8 ulp, double 0.8 ulp.</summary>
    public static float Pow(float x, float y) => Pow(Vector128.CreateScalar(x), Vector128.CreateScalar(y)).ToScalar();

    /// <inheritdoc cref="Exp(float)"/>
    public static double Exp(double x) => Exp(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Expm1(float)"/>
    public static double Expm1(double x) => Expm1(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Log(float)"/>
    public static double Log(double x) => Log(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Log1p(float)"/>
    public static double Log1p(double x) => Log1p(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Sin(float)"/>
    public static double Sin(double x) => Sin(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Cos(float)"/>
    public static double Cos(double x) => Cos(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Tan(float)"/>
    public static double Tan(double x) => Tan(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Asin(float)"/>
    public static double Asin(double x) => Asin(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Acos(float)"/>
    public static double Acos(double x) => Acos(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Atan(float)"/>
    public static double Atan(double x) => Atan(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Atan2(float, float)"/>
    public static double Atan2(double y, double x)
        => Atan2(Vector128.CreateScalar(y), Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Sinh(float)"/>
    public static double Sinh(double x) => Sinh(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Cosh(float)"/>
    public static double Cosh(double x) => Cosh(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Tanh(float)"/>
    public static double Tanh(double x) => Tanh(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Sigmoid(float)"/>
    public static double Sigmoid(double x) => Sigmoid(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Erf(float)"/>
    public static double Erf(double x) => Erf(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Rsqrt(float)"/>
    public static double Rsqrt(double x) => Rsqrt(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Pow(float, float)"/>
    public static double Pow(double x, double y)
        => Pow(Vector128.CreateScalar(x), Vector128.CreateScalar(y)).ToScalar();
}
