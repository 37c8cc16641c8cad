namespace AutoGraph.Kernels;

/// <summary>How a tile walks through its left operand.</summary>
internal enum LeftForm
{
    /// <summary>Rows lie side by side: packed panels, or a matrix stored by columns.</summary>
    UnitRows,

    /// <summary>Steps of k lie side by side: a matrix stored by rows.</summary>
    UnitSteps,
}

/// <summary>C = A·B, or C + A·B, for tiles below each other, whose few rows and columns fit in registers. Strides are in
/// bytes.</summary>
/// <param name="k">Steps, at least 1.</param>
/// <param name="a">First element of the left rows of the first tile.</param>
/// <param name="aStride">From step to step for unit rows, from row to row for unit steps.</param>
/// <param name="b">First row of the right columns, which lie side by side.</param>
/// <param name="bStride">From step to step.</param>
/// <param name="c">The result; its columns lie side by side.</param>
/// <param name="cStride">From row to row.</param>
/// <param name="columns">How many columns to read and write.</param>
/// <param name="accumulate">Sums begin with C instead of 0.</param>
/// <param name="tiles">How many tiles, at least 1.</param>
/// <param name="aTile">From tile to tile of the left rows.</param>
internal unsafe delegate void TileBody(
    nint k, byte* a, nint aStride, byte* b, nint bStride, byte* c, nint cStride, nint columns, bool accumulate,
    nint tiles, nint aTile);
