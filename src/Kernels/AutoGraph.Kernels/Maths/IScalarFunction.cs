namespace AutoGraph.Kernels;

/// <summary>A function of one or two doubles.</summary>
internal interface IScalarFunction
{
    static abstract double Invoke(double x, double y);
}
