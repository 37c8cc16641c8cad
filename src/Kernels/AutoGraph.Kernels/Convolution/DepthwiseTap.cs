namespace AutoGraph.Kernels;

/// <summary>A tap of a window of one channel.</summary>
/// <param name="Source">Elements from the position's first tap, which may lie outside, to this one.</param>
/// <param name="Filter">Elements from the first filter to this one.</param>
internal readonly record struct DepthwiseTap(nint Source, nint Filter);
