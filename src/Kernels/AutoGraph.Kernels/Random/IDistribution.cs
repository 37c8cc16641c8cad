namespace AutoGraph.Kernels;

/// <summary>Turns random words into numbers, in place.</summary>
internal unsafe interface IDistribution
{
    /// <summary>Words come in batches of a multiple of this many, so that every element takes the same way.</summary>
    const int Unit = 16;

    /// <summary>Converts.</summary>
    /// <param name="words">Replaced by the numbers, of the same total size.</param>
    /// <param name="count">Words, a multiple of <see cref="Unit"/>.</param>
    static abstract void Convert(uint* words, int count);
}
