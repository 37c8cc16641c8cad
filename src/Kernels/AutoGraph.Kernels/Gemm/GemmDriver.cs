using System.Runtime.InteropServices;

namespace AutoGraph.Kernels;

/// <summary>Walks over the blocks of a product: packs what pays, then computes, each phase in chunks.</summary>
internal static unsafe class GemmDriver
{
    public static void Run(in GemmProblem problem, TileSet tiles)
    {
        if (problem.M <= 0 || problem.N <= 0)
        {
            return;
        }

        if (problem.K <= 0)
        {
            ClearUnlessAccumulating(problem, tiles.ElementBytes);
            return;
        }

        if (!RowDotsJob.TryRun(problem, tiles))
        {
            RunBlocks(problem.N == 1 ? Turned(problem, tiles.ElementBytes) : problem, tiles);
        }
    }

    /// <summary>A column times a matrix stored by columns is a row times a matrix stored by rows.</summary>
    private static GemmProblem Turned(in GemmProblem problem, int elementBytes)
    {
        if (problem.ARow != elementBytes || problem.CRow != elementBytes)
        {
            return problem;
        }

        var turned = problem;
        (turned.M, turned.N) = (1, problem.M);
        (turned.ARow, turned.AColumn) = (elementBytes, problem.BRow);
        (turned.BRow, turned.BColumn) = (problem.AColumn, elementBytes);
        turned.A = problem.B;
        turned.B = problem.A;
        return turned;
    }

    private static void RunBlocks(in GemmProblem problem, TileSet tiles)
    {
        var blocking = new GemmBlocking(problem, tiles);
        var leftBytes = blocking.PackLeft ? (nint)blocking.Rows * blocking.Steps * tiles.ElementBytes : 0;
        var rightBytes = blocking.PackRight
            ? (nint)GemmBlocking.RoundUp(blocking.Columns, tiles.Lanes) * blocking.Steps * tiles.ElementBytes : 0;
        var buffer = leftBytes + rightBytes > 0 ? PackingBuffer.OfThisThread(leftBytes + rightBytes + 64) : null;
        var block = new GemmBlock
        {
            Tiles = tiles,
            Blocking = blocking,
            PackedLeft = buffer + ((rightBytes + 63) & ~63),
        };
        for (var row = 0; row < problem.M; row += blocking.Rows)
        {
            for (var column = 0; column < problem.N; column += blocking.Columns)
            {
                for (var step = 0; step < problem.K; step += blocking.Steps)
                {
                    var part = Part(problem, blocking, tiles.ElementBytes, row, column, step);
                    block.Problem = part;
                    block.Rows = new(part.M, tiles.MaxRows);
                    block.Panels = new(
                        part.N, part.K, blocking.PanelColumns, part.K, tiles.Lanes, tiles.ElementBytes);
                    block.PackedRight = blocking.PackRight ? buffer : block.Problem.B;
                    Run(ref block);
                }
            }
        }
    }

    private static void Run(ref GemmBlock block)
    {
        if (block.PackChunks > 0)
        {
            var packing = new GemmPackJob { Block = block };
            Share(block.PackChunks, ref packing, block.Blocking.Serial);
        }

        var computing = new GemmTileJob { Block = block };
        Share(block.TileChunks, ref computing, block.Blocking.Serial);
    }

    private static void Share<TJob>(int chunks, ref TJob job, bool serial)
        where TJob : struct, IChunkJob
    {
        if (!serial)
        {
            Workers.Run(chunks, ref job);
            return;
        }

        for (var chunk = 0; chunk < chunks; chunk++)
        {
            job.Run(chunk);
        }
    }

    private static GemmProblem Part(
        in GemmProblem whole, in GemmBlocking blocking, int elementBytes, int row, int column, int step)
    {
        var part = whole;
        part.M = Math.Min(blocking.Rows, whole.M - row);
        part.N = Math.Min(blocking.Columns, whole.N - column);
        part.K = Math.Min(blocking.Steps, whole.K - step);
        part.A += row * whole.ARow + step * whole.AColumn;
        part.B += step * whole.BRow + column * whole.BColumn;
        part.C += row * whole.CRow + (nint)column * elementBytes;
        part.Accumulate |= step > 0;
        return part;
    }

    private static void ClearUnlessAccumulating(in GemmProblem problem, int elementBytes)
    {
        for (var row = 0; row < problem.M && !problem.Accumulate; row++)
        {
            NativeMemory.Clear(problem.C + row * problem.CRow, (nuint)problem.N * (nuint)elementBytes);
        }
    }
}
