namespace AutoGraph.Kernels;

/// <summary>How the values along the axes on which an output has stride 0 become one.</summary>
public enum Reduction : byte
{
    /// <summary>Not at all: a value for every point of the index space.</summary>
    None,

    /// <summary>Their sum; of nothing 0.</summary>
    Sum,

    /// <summary>Their product; of nothing 1.</summary>
    Product,

    /// <summary>The greatest, NaN when one is; of nothing the least value there is (-∞).</summary>
    Max,

    /// <summary>The least, NaN when one is; of nothing the greatest value there is (∞).</summary>
    Min,

    /// <summary>Bool: whether one is true; of nothing false.</summary>
    Any,

    /// <summary>Bool: whether all are true; of nothing true.</summary>
    All,
}
