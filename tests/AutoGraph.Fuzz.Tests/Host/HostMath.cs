namespace AutoGraph.Fuzz.Host;

/// <summary>The functions of tensors on host numbers, by the same names.</summary>
public static class HostMath
{
    public static double Tanh(double x) => Math.Tanh(x);

    public static double Sin(double x) => Math.Sin(x);

    public static double Cos(double x) => Math.Cos(x);

    public static double Exp(double x) => Math.Exp(x);

    public static double Log(double x) => Math.Log(x);

    public static double Sqrt(double x) => Math.Sqrt(x);

    public static double Square(double x) => x * x;

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static double Abs(double x) => Probe.Absolute(x);

    public static double Minimum(double left, double right) => Probe.Minimum(left, right);

    public static double Maximum(double left, double right) => Probe.Maximum(left, right);

    public static int Abs(int x) => x < 0 ? unchecked(-x) : x;

    public static int Minimum(int left, int right) => Math.Min(left, right);

    public static int Maximum(int left, int right) => Math.Max(left, right);

    public static Vector Tanh(Vector x) => x.Map(Math.Tanh);

    public static Vector Sin(Vector x) => x.Map(Math.Sin);

    public static Vector Maximum(Vector left, Vector right) => left.Zip(right, Probe.Maximum);

    public static double Sum(Vector x) => x.Elements.Sum();

    public static double Max(Vector x) => x.Elements.Aggregate(Probe.Maximum);

    public static IEnumerable<int> Range(int stop) => Range(0, stop, 1);

    public static IEnumerable<int> Range(int start, int stop, int step)
    {
        for (var i = start; step > 0 ? i < stop : i > stop; i += step) yield return i;
    }
}
