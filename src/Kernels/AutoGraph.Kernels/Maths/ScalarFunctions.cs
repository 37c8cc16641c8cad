namespace AutoGraph.Kernels;

internal readonly struct SinOfOne : IScalarFunction
{
    public static double Invoke(double x, double y) => Math.Sin(x);
}

internal readonly struct CosOfOne : IScalarFunction
{
    public static double Invoke(double x, double y) => Math.Cos(x);
}

internal readonly struct TanOfOne : IScalarFunction
{
    public static double Invoke(double x, double y) => Math.Tan(x);
}

internal readonly struct AsinOfOne : IScalarFunction
{
    public static double Invoke(double x, double y) => Math.Asin(x);
}

internal readonly struct AcosOfOne : IScalarFunction
{
    public static double Invoke(double x, double y) => Math.Acos(x);
}

internal readonly struct AtanOfOne : IScalarFunction
{
    public static double Invoke(double x, double y) => Math.Atan(x);
}

internal readonly struct ErfOfOne : IScalarFunction
{
    public static double Invoke(double x, double y) => Precise.Erf(x);
}

internal readonly struct Atan2OfTwo : IScalarFunction
{
    public static double Invoke(double x, double y) => Math.Atan2(x, y);
}

internal readonly struct PowerOfTwo : IScalarFunction
{
    public static double Invoke(double x, double y) => Math.Pow(x, y);
}

internal readonly struct RemainderOfTwo : IScalarFunction
{
    public static double Invoke(double x, double y) => x % y;
}

internal readonly struct Float16OfOne : IScalarFunction
{
    public static double Invoke(double x, double y) => (double)(Half)(float)x;
}

internal readonly struct BFloat16OfOne : IScalarFunction
{
    public static double Invoke(double x, double y) => Number.RoundToBFloat16((float)x);
}
