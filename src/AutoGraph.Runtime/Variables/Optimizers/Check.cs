namespace AutoGraph;

/// <summary>Ranges of the numbers that optimizers are made with.</summary>
internal static class Check
{
    /// <summary>0 or more, and finite.</summary>
    public static double NotNegative(double value, string name)
        => value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name}: expected a number of at least 0.");

    /// <summary>From 0 to below 1.</summary>
    public static double Fraction(double value, string name)
        => value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name}: expected a number from 0 to below 1.");
}
