using AutoGraph.Errors;
using AutoGraph.Kernels;

namespace AutoGraph.Diagnostics;

/// <summary>What is done in a stretch of time: how a profile calls it, and how much there is to do.</summary>
/// <param name="Kind"><c>step</c>, <c>call</c>, <c>eager</c>, or what is done before the first call: <c>trace</c>,
/// <c>passes</c>, <c>plan</c>.</param>
/// <param name="Text">What; equal texts are one row.</param>
/// <param name="Flops">Arithmetic operations; 0 when nothing is computed, or others count it.</param>
/// <param name="Bytes">Bytes that must be read and written at least; 0 when not known.</param>
/// <param name="Element">What is computed with.</param>
internal readonly record struct Work(
    string Kind, string Text, double Flops = 0, double Bytes = 0, ElementType Element = ElementType.Float32)
{
    /// <summary>Where in the user's program it comes from; null where nobody told.</summary>
    public SourceLines? Lines { get; init; }
}

/// <summary>Something that takes time.</summary>
internal interface ITimed
{
    /// <summary>Asked for once by each profile that has seen it, when it is read.</summary>
    Work Work { get; }
}
