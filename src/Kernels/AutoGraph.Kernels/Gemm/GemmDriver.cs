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
            ClearUnlessAccumulating(problem, problem.NarrowResult ? sizeof(ushort) : tiles.ElementBytes);
            return;
        }

        if (problem.Narrow is not null)
        {
            RunBlocks(problem, tiles);
        }
        else if (!RowDotsJob.TryRun(problem, tiles))
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
        var buffer = leftBytes + rightBytes > 0 ? ThreadMemory.OfAtLeast<GemmBlock>(leftBytes + rightBytes + 64) : null;
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
                var part = Part(problem, blocking, tiles.ElementBytes, row, column);
                if (problem.NarrowResult)
                {
                    RunNarrow(part, ref block, buffer);
                }
                else
                {
                    RunSteps(part, ref block, buffer);
                }
            }
        }
    }

    /// <summary>Sums in Float32 and converts them after the last step.</summary>
    private static void RunNarrow(GemmProblem part, ref GemmBlock block, byte* packedRight)
    {
        var result = new NarrowResult
        {
            Type = part.Narrow!.Value,
            Rows = part.M,
            Columns = part.N,
            Narrow = part.C,
            NarrowRow = part.CRow,
            Wide = (float*)ThreadMemory.OfAtLeast<NarrowResult>((nint)part.M * part.N * sizeof(float)),
            Widening = true,
        };
        if (part.Accumulate)
        {
            Share(result.Chunks, ref result, block.Blocking.Serial);
        }

        part.C = (byte*)result.Wide;
        part.CRow = (nint)part.N * sizeof(float);
        RunSteps(part, ref block, packedRight);
        result.Widening = false;
        Share(result.Chunks, ref result, block.Blocking.Serial);
    }

    private static void RunSteps(in GemmProblem whole, ref GemmBlock block, byte* packedRight)
    {
        ref readonly var blocking = ref block.Blocking;
        var tiles = block.Tiles;
        block.Rows = new(whole.M, tiles.MaxRows);
        for (var step = 0; step < whole.K; step += blocking.Steps)
        {
            block.Problem = whole;
            ref var part = ref block.Problem;
            part.K = Math.Min(blocking.Steps, whole.K - step);
            part.A += step * whole.AColumn;
            part.B += step * whole.BRow;
            part.Accumulate |= step > 0;
            block.Panels = new(part.N, part.K, blocking.PanelColumns, part.K, tiles.Lanes, tiles.ElementBytes);
            block.PackedRight = blocking.PackRight ? packedRight : part.B;
            Run(ref block);
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
        in GemmProblem whole, in GemmBlocking blocking, int elementBytes, int row, int column)
    {
        var part = whole;
        part.M = Math.Min(blocking.Rows, whole.M - row);
        part.N = Math.Min(blocking.Columns, whole.N - column);
        part.A += row * whole.ARow;
        part.B += column * whole.BColumn;
        part.C += row * whole.CRow + (nint)column * (whole.NarrowResult ? sizeof(ushort) : elementBytes);
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
