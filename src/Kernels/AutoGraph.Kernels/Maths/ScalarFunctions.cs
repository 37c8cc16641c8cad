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
