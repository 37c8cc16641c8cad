using System.Numerics;

namespace AutoGraph.Execution;

/// <summary>How many rows run at a time: a function of sizes, never of the number of threads.</summary>
internal static class BlockSize
{
    /// <summary>What a block reads and writes stays in the first-level cache, or close to it.</summary>
    private const long BlockBytes = 64 << 10;

    /// <summary>Work, in additions, that is worth handing to another thread.</summary>
    private const long BlockWork = 100_000;

    /// <summary>Arithmetic operations of a product, whose tiles keep their operands in registers, that take as long as
    /// an addition of a loop.</summary>
    public const double FlopsOfProducts = 8;

    /// <summary>Blocks wanted for an even share among threads.</summary>
    private const int BlocksWanted = 16;

    /// <summary>Rows of a product at least: a few tiles below each other share what they read of the right
    /// operand.</summary>
    private const int ProductRows = 24;

    /// <summary>Rows of a block; the last may have fewer.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="work">Of all rows, in additions.</param>
    /// <param name="rowBytes">What one row reads and writes.</param>
    /// <param name="hasProducts">Whether a row takes part in matrix products.</param>
    public static int Of(int rows, long work, long rowBytes, bool hasProducts)
    {
        var shared = Math.Clamp(work / BlockWork, 1, BlocksWanted);
        var size = (int)Math.Min(Parts(rows, (int)shared), Math.Max(1, BlockBytes / Math.Max(rowBytes, 1)));
        size = Math.Max(size, Math.Min(hasProducts ? ProductRows : 1, rows));

        // A few blocks are shared evenly when their number is a power of two; of many, one more or less does not count.
        var blocks = rows / size;
        return Parts(rows, blocks < BlocksWanted ? 1 << BitOperations.Log2((uint)blocks) : blocks);
    }

    private static int Parts(int size, int limit) => (size + limit - 1) / limit;
}
