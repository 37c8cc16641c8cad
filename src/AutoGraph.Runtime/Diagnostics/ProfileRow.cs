namespace AutoGraph;

/// <summary>A line of a <see cref="Profile"/>: what ran, how often, how long, and how far from what the machine
/// can do.</summary>
/// <param name="Kind"><c>step</c> of a graph, <c>call</c> of a function, <c>eager</c> operation, or what comes before
/// the first call: <c>trace</c>, <c>passes</c>, <c>plan</c>.</param>
/// <param name="Name">What, on which sizes: <c>matmul 128x784·784x128</c>.</param>
/// <param name="Calls">How often.</param>
/// <param name="Total">The time from start to end, over all calls.</param>
/// <param name="Own">The total less what other rows took within: the steps of a call or of a loop's body.</param>
/// <param name="Flops">Arithmetic operations of all calls: a multiply-add counts 2, a division 4, an exponential 10; 0
/// when nothing is computed, or the steps within count it.</param>
/// <param name="Bytes">Bytes of operands and results of all calls, each once a call; 0 when not known.</param>
/// <param name="RooflineShare">The least time that this work takes on this machine with so many threads, by its
/// arithmetic and its memory (Williams, Waterman and Patterson 2009), as a part of the time it took: from 0 to about 1;
/// 0 without work.</param>
public sealed record ProfileRow(
    string Kind, string Name, long Calls, TimeSpan Total, TimeSpan Own, double Flops, double Bytes,
    double RooflineShare)
{
    /// <summary>The lines of the program that it comes from, over all steps of that name; those of which it computes
    /// the derivative last. Empty for what comes from no line of a [TensorFunction].</summary>
    public IReadOnlyList<SourceLine> Lines { get; init; } = [];

    /// <summary>The time of one call.</summary>
    public TimeSpan Mean => Calls == 0 ? TimeSpan.Zero : Total / Calls;

    /// <summary>Billions of arithmetic operations a second; 0 without any.</summary>
    public double GigaFlopsPerSecond => PerSecond(Flops) / 1e9;

    /// <summary>Billions of bytes a second; 0 where they are not known.</summary>
    public double GigaBytesPerSecond => PerSecond(Bytes) / 1e9;

    private double PerSecond(double amount) => Total > TimeSpan.Zero ? amount / Total.TotalSeconds : 0;
}
