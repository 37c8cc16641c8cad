namespace AutoGraph.Kernels;

/// <summary>The right operand of matrix products, copied once into panels as wide as a tile.</summary>
/// <remarks>The layout depends on type, n and k only: products with any number of rows, or with any block of the rows
/// of one, share it. See <see cref="Gemm.RunPacked"/>.</remarks>
public static unsafe class PackedRight
{
    /// <summary>Bytes of memory for k x n, best aligned to 64.</summary>
    /// <param name="type">Of the elements.</param>
    /// <param name="n">Columns.</param>
    /// <param name="k">Rows.</param>
    /// <exception cref="NotSupportedException">The type has no products.</exception>
    public static nint Bytes(ElementType type, int n, int k)
    {
        var tiles = TileSet.Of(type);
        return IsVector(type, n) ? (nint)k * tiles.ElementBytes : Panels(tiles, n, k).Bytes;
    }

    /// <summary>Packs k x n, with the workers where that pays; whatever the strides, the panels are the same.</summary>
    /// <param name="type">Of the elements.</param>
    /// <param name="n">Columns.</param>
    /// <param name="k">Rows.</param>
    /// <param name="b">Element (0, 0).</param>
    /// <param name="bRow">From row to row, in elements.</param>
    /// <param name="bColumn">From column to column, in elements.</param>
    /// <param name="packed"><see cref="Bytes"/> of memory, which must not overlap the operand.</param>
    /// <exception cref="NotSupportedException">The type has no products.</exception>
    public static void Pack(ElementType type, int n, int k, void* b, nint bRow, nint bColumn, void* packed)
    {
        if (n <= 0 || k <= 0)
        {
            return;
        }

        var tiles = TileSet.Of(type);
        var bytes = type.Size();
        if (IsVector(type, n))
        {
            Packing.Pack(bytes, (byte*)b, 0, bRow * bytes, (byte*)packed, lanes: 1, pitch: 1, k);
            return;
        }

        var job = new PackJob
        {
            Panels = Panels(tiles, n, k),
            Operand = new GemmProblem
            {
                B = (byte*)b,
                BRow = bRow * bytes,
                BColumn = bColumn * bytes,
                Narrow = NarrowFloats.Are(type) ? type : null,
            },
            Target = (byte*)packed,
        };
        Workers.Run(job.Panels.Chunks, ref job);
    }

    /// <summary>Whether packing costs less than it saves, for products of so many rows together.</summary>
    /// <param name="type">Of the elements.</param>
    /// <param name="rows">Rows of all products, or blocks of one, that will use the panels.</param>
    /// <param name="n">Columns.</param>
    /// <param name="k">Rows of the right operand.</param>
    /// <param name="bRow">From row to row of the right operand, in elements.</param>
    /// <param name="bColumn">From column to column, in elements.</param>
    /// <exception cref="NotSupportedException">The type has no products.</exception>
    public static bool Pays(ElementType type, long rows, int n, int k, nint bRow, nint bColumn)
    {
        var tiles = TileSet.Of(type);
        return rows > 1 && !IsVector(type, n)
            && (NarrowFloats.Are(type) || !GemmBlocking.RightInPlace(tiles, n, bColumn * tiles.ElementBytes)
                || GemmBlocking.RightPays(rows, k, (long)k * n * tiles.ElementBytes, bRow * tiles.ElementBytes));
    }

    /// <summary>One column is not packed into panels, but multiplied row by row.</summary>
    internal static bool IsVector(ElementType type, int n) => n == 1 && !NarrowFloats.Are(type);

    /// <summary>The layout of k x n.</summary>
    internal static RightPanels Panels(TileSet tiles, int n, int k)
        => new(n, k, tiles.PackedColumns, GemmBlocking.PackedSteps(tiles, k), tiles.Lanes, tiles.ElementBytes);

    private struct PackJob : IChunkJob
    {
        public RightPanels Panels;
        public GemmProblem Operand;
        public byte* Target;

        public readonly void Run(int chunk) => Panels.Pack(chunk, Operand, Target);
    }
}
