namespace AutoGraph.Kernels;

/// <summary>The layout of a double.</summary>
internal static class Binary64
{
    public const int MantissaBits = 52;

    public const long MantissaMask = (1L << MantissaBits) - 1;

    /// <inheritdoc cref="Binary32.Bias"/>
    public const int Bias = 1023;

    /// <inheritdoc cref="Binary32.Units"/>
    public const double Units = 1L << MantissaBits;

    public const long UnitsBits = (long)(Bias + MantissaBits) << MantissaBits;

    /// <inheritdoc cref="Binary32.RootHalf"/>
    public const long RootHalf = 0x3FE6A09E667F3BCD;

    /// <inheritdoc cref="Binary32.ToOne"/>
    public const long ToOne = ((long)Bias << MantissaBits) - RootHalf;
}
