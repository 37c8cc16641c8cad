using System.Globalization;
using AutoGraph.Fuzz.Host;
using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Running;

/// <summary>What a call left: the numbers of its results, and then of the variables. Flags are 0 and 1.</summary>
internal sealed record Observation(IReadOnlyList<(Kind Kind, double[] Numbers)> Values)
{
    /// <summary>How far floating results may lie apart, relative to the greater of 1 and their size: a graph contracts
    /// a · b + c, and its exp, sin and tanh are other ones than the base library's, each a few ulp off.</summary>
    public const double Tolerance = 1e-10;

    public static double[] Numbers(object value, Kind kind) => value switch
    {
        double number => [number],
        int number => [number],
        bool flag => [flag ? 1 : 0],
        Vector vector => vector.Elements,
        Tensor tensor when kind == Kind.Int => [tensor.ToScalar<int>()],
        Tensor tensor when kind == Kind.Real => [tensor.ToScalar<double>()],
        Tensor tensor when kind == Kind.Flag => [tensor.ToScalar<bool>() ? 1 : 0],
        Tensor tensor => tensor.ToArray<double>(),
        _ => throw new ArgumentException($"no numbers in a {value.GetType()}"),
    };

    public bool IsFinite => Values.All(value => value.Numbers.All(double.IsFinite));

    /// <summary>Whole numbers and flags the same, floating ones close.</summary>
    public bool IsNear(Observation other, double tolerance = Tolerance)
        => Values.Zip(other.Values).All(pair => pair.First.Numbers.Length == pair.Second.Numbers.Length
            && pair.First.Numbers.Zip(pair.Second.Numbers)
                .All(n => AreNear(n.First, n.Second, pair.First.Kind is Kind.Real or Kind.Row ? tolerance : 0)));

    public bool IsSame(Observation other)
        => Values.Zip(other.Values).All(pair => pair.First.Numbers.AsSpan().SequenceEqual(pair.Second.Numbers));

    public override string ToString()
        => string.Join("; ", Values.Select(value => string.Join(", ", value.Numbers.Select(Text))));

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    public static bool AreNear(double left, double right, double tolerance)
        => left.Equals(right) || left == right
            || Math.Abs(left - right) <= tolerance * Math.Max(1, Math.Max(Math.Abs(left), Math.Abs(right)));
}
