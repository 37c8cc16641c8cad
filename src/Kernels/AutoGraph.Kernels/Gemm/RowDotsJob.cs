namespace AutoGraph.Kernels;

/// <summary>A matrix times a vector, cut into runs of rows.</summary>
internal unsafe struct RowDotsJob : IChunkJob
{
    /// <summary>Multiply-adds of one chunk, about.</summary>
    private const int ChunkWork = 1 << 17;

    public RowDotsBody Body;
    public int Rows;
    public int K;
    public byte* A;
    public nint ARow;
    public byte* X;
    public byte* Y;
    public nint YRow;
    public bool Accumulate;

    private readonly int ChunkRows => Math.Max(1, ChunkWork / K);

    /// <summary>Runs the product this way if it is one of a matrix and a vector that lies right for it.</summary>
    public static bool TryRun(in GemmProblem problem, TileSet tiles)
    {
        var bytes = tiles.ElementBytes;
        var job = new RowDotsJob { Body = tiles.RowDots, K = problem.K, Accumulate = problem.Accumulate };
        nint xStride;
        if (problem.N == 1 && problem.AColumn == bytes)
        {
            (job.Rows, job.ARow, job.YRow, xStride) = (problem.M, problem.ARow, problem.CRow, problem.BRow);
            job.A = problem.A;
            job.X = problem.B;
        }
        else if (problem.M == 1 && problem.BRow == bytes && problem.BColumn != bytes)
        {
            (job.Rows, job.ARow, job.YRow, xStride) = (problem.N, problem.BColumn, bytes, problem.AColumn);
            job.A = problem.B;
            job.X = problem.A;
        }
        else
        {
            return false;
        }

        job.Y = problem.C;
        job.Gather(xStride, bytes);
        Workers.Run(GemmBlocking.Parts(job.Rows, job.ChunkRows), ref job);
        return true;
    }

    public readonly void Run(int chunk)
    {
        var first = chunk * ChunkRows;
        var rows = Math.Min(ChunkRows, Rows - first);
        Body(rows, K, A + first * ARow, ARow, X, Y + first * YRow, YRow, Accumulate);
    }

    private void Gather(nint xStride, int bytes)
    {
        if (xStride == bytes || K == 1)
        {
            return;
        }

        var buffer = ThreadMemory.OfAtLeast<RowDotsJob>((nint)K * bytes);
        Packing.Pack(bytes, X, 0, xStride, buffer, lanes: 1, pitch: 1, K);
        X = buffer;
    }
}
