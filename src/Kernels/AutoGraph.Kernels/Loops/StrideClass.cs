namespace AutoGraph.Kernels;

/// <summary>How an operand moves along the innermost axis; code is compiled for each combination.</summary>
internal enum StrideClass : byte
{
    /// <summary>Stays: a broadcast input, or an output reduced over the axis.</summary>
    Fixed,

    /// <summary>Element by element.</summary>
    Contiguous,

    /// <summary>By any other stride, negative ones too.</summary>
    Strided,

    /// <summary>Element by element, an aligned output that is stored past the caches.</summary>
    Streamed,
}
