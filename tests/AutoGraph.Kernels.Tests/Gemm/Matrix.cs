namespace AutoGraph.Kernels.Tests;

/// <summary>A matrix somewhere in a larger buffer; the rest of the buffer must neither be used nor changed.</summary>
internal sealed record Matrix(int Rows, int Columns, nint RowStride, nint ColumnStride, int Start, int Length)
{
    /// <summary>Row by row, with a gap after each row.</summary>
    public static Matrix ByRows(int rows, int columns, int gap = 0)
        => new(rows, columns, columns + gap, 1, 0, Math.Max(1, rows * (columns + gap) - gap));

    /// <summary>The ways an operand may lie.</summary>
    public static Matrix Of(Lie lie, int rows, int columns) => lie switch
    {
        Lie.ByRows => ByRows(rows, columns),
        Lie.ByRowsWithGap => ByRows(rows, columns, 3),
        Lie.ByColumns => new(rows, columns, 1, rows, 0, Math.Max(1, rows * columns)),
        Lie.EverySecond => new(rows, columns, 2 * columns + 1, 2, 0, Math.Max(1, rows * (2 * columns + 1))),
        Lie.Backwards => new(rows, columns, -columns, -1, Math.Max(0, rows * columns - 1), Math.Max(1, rows * columns)),
        Lie.OneRowForAll => new(rows, columns, 0, 1, 0, Math.Max(1, columns)),
        _ => new(rows, columns, 1, 0, 0, Math.Max(1, rows)),
    };

    /// <summary>Where an element lies in the buffer.</summary>
    public int this[int row, int column] => Start + (int)(row * RowStride + column * ColumnStride);
}

/// <summary>See <see cref="Matrix.Of"/>.</summary>
public enum Lie
{
    ByRows,
    ByRowsWithGap,
    ByColumns,
    EverySecond,
    Backwards,
    OneRowForAll,
    OneColumnForAll,
}
