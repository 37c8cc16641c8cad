namespace AutoGraph.Kernels;

/// <summary>The layout of a float.</summary>
internal static class Binary32
{
    public const int MantissaBits = 23;

    public const int MantissaMask = (1 << MantissaBits) - 1;

    /// <summary>What is added to an exponent to store it.</summary>
    public const int Bias = 127;

    /// <summary>A number whose last bit counts ones: a small whole number added to it shows in the bits.</summary>
    public const float Units = 1 << MantissaBits;

    public const int UnitsBits = (Bias + MantissaBits) << MantissaBits;

    /// <summary>The bits of √½.</summary>
    public const int RootHalf = 0x3F3504F3;

    /// <summary>From the bits of √½ to those of 1, so that the exponent's bits change where the mantissa folds.</summary>
    public const int ToOne = (Bias << MantissaBits) - RootHalf;
}
