using AutoGraph.Diagnostics;
using AutoGraph.Errors;
using AutoGraph.Kernels;

namespace AutoGraph.Execution;

/// <summary>One thing that a plan does.</summary>
internal abstract class Step : ITimed
{
    Work ITimed.Work
    {
        get
        {
            var summary = Describe();
            return new Work("step", summary.Text, summary.Flops, summary.Bytes, summary.Element) { Lines = Lines };
        }
    }

    /// <summary>Where in the user's program it comes from.</summary>
    public SourceLines Lines { get; set; } = SourceLines.None;

    /// <summary>Does it.</summary>
    public abstract void Run(Frame frame);

    /// <summary>What it does, for people: plans, profiles and debuggers show it. Never asked for by a run that nobody
    /// watches.</summary>
    public abstract StepSummary Describe();

    /// <inheritdoc/>
    public sealed override string ToString() => Describe().Text;
}

/// <summary>What a step does and how much there is to do.</summary>
/// <param name="Text">What, on which sizes: <c>matmul 128x784·784x128</c>, <c>loop exp,add (128, 10)</c>. Steps of
/// equal text are one row of a profile.</param>
/// <param name="Reads">The places that it reads.</param>
/// <param name="Writes">The places that it writes.</param>
/// <param name="Flops">Arithmetic operations of one run; 0 when it only moves elements.</param>
internal sealed record StepSummary(string Text, Place[] Reads, Place[] Writes, double Flops = 0)
{
    /// <summary>Plans that it runs; they count their own work.</summary>
    public IReadOnlyList<(string Role, Plan Plan)> Bodies { get; init; } = [];

    /// <summary>What its kernel computes, for those who look at kernels; null without one.</summary>
    public string? Listing { get; init; }

    /// <summary>Whether its loop's code was made before, for another; null without a loop.</summary>
    public bool? SharesCode { get; init; }

    /// <summary>What it computes with.</summary>
    public ElementType Element
        => Writes.Concat(Reads).Select(place => place.DType.StorageElement).FirstOrDefault() ?? ElementType.Float32;

    /// <summary>Bytes that one run must read and write at least: every element of its places once. 0 where sizes are
    /// not known, or its bodies move them.</summary>
    public long Bytes => Bodies.Count > 0 ? 0 : Reads.Concat(Writes).Sum(place => place.Bytes);
}
