namespace AutoGraph.Kernels;

/// <summary>Matrix products C = A·B or C + A·B.</summary>
/// <remarks>
/// <para>A is m x k and B is k x n with any strides, also negative or 0; the columns of C lie side by side. Strides
/// count elements. C must not overlap A or B.</para>
/// <para>Each element of C is one chain of fused multiply-adds in the order of k that begins with 0 or C, so that its
/// bits depend on its row and column only: not on the other rows and columns, on strides, packing or the number of
/// threads. Where a vector is multiplied by a matrix whose elements lie side by side along k (n = 1, or m = 1 and a
/// transposed right operand), it is a few chains, cut by k alone. NaN and infinity go through as they would in a scalar
/// loop. Integers wrap around.</para>
/// <para>Large products are shared by the <see cref="Workers"/>. Called from a chunk of a job, they stay on the thread
/// of that chunk.</para>
/// <para>Float32, Float64, Int32 and Int64; Float16 and BFloat16 are summed in Float32 and rounded once, at the end;
/// other types are converted by the caller.</para>
/// </remarks>
public static unsafe class Gemm
{
    /// <summary>Multiply-adds below which another thread costs more than it brings.</summary>
    private const long BatchChunkWork = 100_000;

    /// <summary>Whether there are products of a type.</summary>
    public static bool Supports(ElementType type)
        => type.IsFloating() || type is ElementType.Int32 or ElementType.Int64;

    /// <summary>One product.</summary>
    /// <param name="type">Of A and B.</param>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">Columns of B and C.</param>
    /// <param name="k">Columns of A, rows of B; 0 gives zeros, or C as it was.</param>
    /// <param name="a">Element (0, 0) of A.</param>
    /// <param name="aRow">From row to row of A.</param>
    /// <param name="aColumn">From column to column of A.</param>
    /// <param name="b">Element (0, 0) of B.</param>
    /// <param name="bRow">From row to row of B.</param>
    /// <param name="bColumn">From column to column of B.</param>
    /// <param name="c">Element (0, 0) of C.</param>
    /// <param name="cRow">From row to row of C.</param>
    /// <param name="accumulate">Adds to C instead of overwriting it.</param>
    /// <param name="result">Of C, if not the type of A and B: Float32 where that is of two bytes.</param>
    /// <exception cref="NotSupportedException">The type has no products, or none with that result.</exception>
    public static void Run(
        ElementType type, int m, int n, int k, void* a, nint aRow, nint aColumn, void* b, nint bRow, nint bColumn,
        void* c, nint cRow, bool accumulate, ElementType? result = null)
    {
        var tiles = TileSet.Of(type);
        var problem = Problem(type, result ?? type, m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, accumulate);
        GemmDriver.Run(problem, tiles);
    }

    /// <summary>One product with a right operand from <see cref="PackedRight"/>; see <see cref="Run"/>.</summary>
    /// <param name="type">Of A and B.</param>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">Columns of B and C, as when packed.</param>
    /// <param name="k">Columns of A, rows of B, as when packed.</param>
    /// <param name="a">Element (0, 0) of A.</param>
    /// <param name="aRow">From row to row of A.</param>
    /// <param name="aColumn">From column to column of A.</param>
    /// <param name="packed">B; any number of threads may read it at once.</param>
    /// <param name="c">Element (0, 0) of C.</param>
    /// <param name="cRow">From row to row of C.</param>
    /// <param name="accumulate">Adds to C instead of overwriting it.</param>
    /// <param name="result">Of C, if not the type of A and B: Float32 where that is of two bytes.</param>
    /// <exception cref="NotSupportedException">The type has no products, or none with that result.</exception>
    public static void RunPacked(
        ElementType type, int m, int n, int k, void* a, nint aRow, nint aColumn, void* packed, void* c, nint cRow,
        bool accumulate, ElementType? result = null)
    {
        var tiles = TileSet.Of(type);
        var problem = Problem(type, result ?? type, m, n, k, a, aRow, aColumn, packed, bRow: 1, bColumn: 1, c, cRow, accumulate);
        if (!PackedRight.IsVector(type, n))
        {
            SetPacked(ref problem, tiles, packed);
        }

        GemmDriver.Run(problem, tiles);
    }

    /// <summary>The same product for each of a batch; see <see cref="Run"/>.</summary>
    /// <param name="type">Of all matrices.</param>
    /// <param name="batch">How many products; 0 does nothing.</param>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">Columns of B and C.</param>
    /// <param name="k">Columns of A, rows of B.</param>
    /// <param name="a">Element (0, 0) of the first A.</param>
    /// <param name="aBatch">From one A to the next; 0 uses one A for all.</param>
    /// <param name="aRow">From row to row of A.</param>
    /// <param name="aColumn">From column to column of A.</param>
    /// <param name="b">Element (0, 0) of the first B.</param>
    /// <param name="bBatch">From one B to the next; 0 uses one B for all.</param>
    /// <param name="bRow">From row to row of B.</param>
    /// <param name="bColumn">From column to column of B.</param>
    /// <param name="c">Element (0, 0) of the first C.</param>
    /// <param name="cBatch">From one C to the next; the results must not overlap.</param>
    /// <param name="cRow">From row to row of C.</param>
    /// <param name="accumulate">Adds to C instead of overwriting it.</param>
    /// <exception cref="NotSupportedException">The type has no products.</exception>
    public static void RunBatched(
        ElementType type, int batch, int m, int n, int k, void* a, nint aBatch, nint aRow, nint aColumn,
        void* b, nint bBatch, nint bRow, nint bColumn, void* c, nint cBatch, nint cRow, bool accumulate)
    {
        var tiles = TileSet.Of(type);
        if (batch <= 0 || m <= 0 || n <= 0)
        {
            return;
        }

        if (bBatch == 0 && aBatch == m * aRow && cBatch == m * cRow && (long)batch * m <= int.MaxValue)
        {
            (m, batch) = (batch * m, 1);
        }

        var job = new BatchJob
        {
            First = Problem(type, type, m, n, k, a, aRow, aColumn, b, bRow, bColumn, c, cRow, accumulate),
            Tiles = tiles,
            Batch = batch,
            ABatch = aBatch * type.Size(),
            BBatch = bBatch * type.Size(),
            CBatch = cBatch * type.Size(),
        };
        if (bBatch == 0 && k > 0 && PackedRight.Pays(type, (long)batch * m, n, k, bRow, bColumn))
        {
            var packed = ThreadMemory.OfAtLeast<BatchJob>(PackedRight.Bytes(type, n, k));
            PackedRight.Pack(type, n, k, b, bRow, bColumn, packed);
            SetPacked(ref job.First, tiles, packed);
        }

        job.ChunkBatch = (int)Math.Clamp(BatchChunkWork / Math.Max(job.First.Work, 1), 1, batch);
        var chunks = (batch + job.ChunkBatch - 1) / job.ChunkBatch;

        // Few large products are better cut each into blocks; many are better dealt out whole.
        if (chunks < 16 && job.First.Work > 16 * BatchChunkWork)
        {
            for (var chunk = 0; chunk < chunks; chunk++)
            {
                job.Run(chunk);
            }
        }
        else
        {
            Workers.Run(chunks, ref job);
        }
    }

    private static GemmProblem Problem(
        ElementType type, ElementType result, int m, int n, int k, void* a, nint aRow, nint aColumn, void* b, nint bRow,
        nint bColumn, void* c, nint cRow, bool accumulate)
    {
        var narrow = NarrowFloats.Are(type);
        if (result != type && (result != ElementType.Float32 || !narrow))
        {
            throw new NotSupportedException(
                $"Gemm: expected a result of {type}{(narrow ? " or Float32" : "")}, received {result}.");
        }

        var (bytes, resultBytes) = (type.Size(), result.Size());
        var problem = new GemmProblem
        {
            M = m,
            N = n,
            K = k,
            A = (byte*)a,
            ARow = aRow * bytes,
            AColumn = aColumn * bytes,
            B = (byte*)b,
            BRow = bRow * bytes,
            BColumn = bColumn * bytes,
            C = (byte*)c,
            CRow = cRow * resultBytes,
            Accumulate = accumulate,
            Narrow = narrow ? type : null,
            NarrowResult = narrow && result == type,
        };
        problem.Normalize(bytes, resultBytes);
        return problem;
    }

    private static void SetPacked(ref GemmProblem problem, TileSet tiles, void* packed)
    {
        problem.B = (byte*)packed;
        problem.RightPacked = true;
        problem.BRow = PackedRight.Panels(tiles, problem.N, problem.K).StepBytes;
    }

    private struct BatchJob : IChunkJob
    {
        public GemmProblem First;
        public TileSet Tiles;
        public int Batch;
        public int ChunkBatch;
        public nint ABatch;
        public nint BBatch;
        public nint CBatch;

        public readonly void Run(int chunk)
        {
            var end = Math.Min(Batch, (chunk + 1) * ChunkBatch);
            for (var index = chunk * ChunkBatch; index < end; index++)
            {
                var problem = First;
                problem.A += index * ABatch;
                problem.B += index * BBatch;
                problem.C += index * CBatch;
                GemmDriver.Run(problem, Tiles);
            }
        }
    }
}
