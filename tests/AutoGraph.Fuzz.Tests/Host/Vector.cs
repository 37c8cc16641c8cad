namespace AutoGraph.Fuzz.Host;

/// <summary>What a float64 vector is in the host twin.</summary>
public sealed class Vector(params double[] elements)
{
    public double[] Elements { get; } = elements;

    public double this[int index] => Elements[index];

    public static Vector operator +(Vector left, Vector right) => left.Zip(right, (l, r) => l + r);

    public static Vector operator -(Vector left, Vector right) => left.Zip(right, (l, r) => l - r);

    public static Vector operator *(Vector left, Vector right) => left.Zip(right, (l, r) => l * r);

    public static Vector operator +(Vector left, double right) => left.Map(l => l + right);

    public static Vector operator *(Vector left, double right) => left.Map(l => l * right);

    public Vector Map(Func<double, double> function) => new([.. Elements.Select(function)]);

    public Vector Zip(Vector other, Func<double, double, double> function)
        => new([.. Elements.Zip(other.Elements, function)]);

    public IEnumerator<double> GetEnumerator() => Elements.AsEnumerable().GetEnumerator();
}
