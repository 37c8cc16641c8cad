using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>The Philox 4x32-10 function, one block at a time or several in the 64-bit lanes of vectors.</summary>
/// <remarks>A lane holds one word of one block. What stands above its lower 32 bits is left over from a product and is
/// ignored by the next: the widening product needs no shuffles this way.</remarks>
internal static unsafe class PhiloxBlocks
{
    /// <summary>Bytes of a block.</summary>
    public const int Bytes = 16;

    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>Writes blocks with consecutive counters.</summary>
    public static void Generate(uint* target, int blocks, ulong seed, ulong first)
    {
        var done = Avx512F.IsSupported ? Generate512(target, blocks, seed, first)
            : Avx2.IsSupported ? Generate256(target, blocks, seed, first) : 0;
        for (; done < blocks; done++)
        {
            var counter = first + (ulong)done;
            Vector128.Create((uint)counter, (uint)(counter >> 32), 0, 0).Store(target + 4 * (nint)done);
            Block(target + 4 * (nint)done, (uint)seed, (uint)(seed >> 32));
        }
    }

    /// <summary>Replaces a counter of four words by its block.</summary>
    public static void Block(uint* words, uint key0, uint key1)
    {
        for (var round = 0; round < Rounds; round++, key0 += Weyl0, key1 += Weyl1)
        {
            var product0 = (ulong)Multiplier0 * words[0];
            var product1 = (ulong)Multiplier1 * words[2];
            words[0] = (uint)(product1 >> 32) ^ words[1] ^ key0;
            words[1] = (uint)product1;
            words[2] = (uint)(product0 >> 32) ^ words[3] ^ key1;
            words[3] = (uint)product0;
        }
    }

    /// <summary>Eight blocks at a time; returns how many were made.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Generate512(uint* target, int blocks, ulong seed, ulong first)
    {
        const int Width = 8;

        // In this order the two halves that unpacking gives are blocks 0 to 3 and 4 to 7.
        var keys = stackalloc Vector512<ulong>[2 * Rounds];
        for (var (round, key0, key1) = (0, (uint)seed, (uint)(seed >> 32)); round < Rounds; round++)
        {
            keys[2 * round] = Vector512.Create((ulong)key0);
            keys[2 * round + 1] = Vector512.Create((ulong)key1);
            (key0, key1) = (key0 + Weyl0, key1 + Weyl1);
        }

        var counters = Vector512.Create(first) + Vector512.Create(0UL, 4, 1, 5, 2, 6, 3, 7);
        var done = 0;
        for (; done + Width <= blocks; done += Width, counters += Vector512.Create((ulong)Width))
        {
            var (word0, word1, word2, word3) = (counters, counters >> 32, Vector512<ulong>.Zero, Vector512<ulong>.Zero);
            for (var round = 0; round < Rounds; round++)
            {
                var product0 = Avx512F.Multiply(word0.AsUInt32(), Vector512.Create(Multiplier0));
                var product1 = Avx512F.Multiply(word2.AsUInt32(), Vector512.Create(Multiplier1));
                word0 = (product1 >> 32) ^ (word1 ^ keys[2 * round]);
                word2 = (product0 >> 32) ^ (word3 ^ keys[2 * round + 1]);
                (word1, word3) = (product1, product0);
            }

            var low = (word0 & Vector512.Create((ulong)uint.MaxValue)) | (word1 << 32);
            var high = (word2 & Vector512.Create((ulong)uint.MaxValue)) | (word3 << 32);
            var to = (ulong*)target + 2 * (nint)done;
            Avx512F.UnpackLow(low, high).Store(to);
            Avx512F.UnpackHigh(low, high).Store(to + Width);
        }

        return done;
    }

    /// <summary>Four blocks at a time; returns how many were made.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Generate256(uint* target, int blocks, ulong seed, ulong first)
    {
        const int Width = 4;

        // In this order the two halves that unpacking gives are blocks 0, 1 and 2, 3.
        var keys = stackalloc Vector256<ulong>[2 * Rounds];
        for (var (round, key0, key1) = (0, (uint)seed, (uint)(seed >> 32)); round < Rounds; round++)
        {
            keys[2 * round] = Vector256.Create((ulong)key0);
            keys[2 * round + 1] = Vector256.Create((ulong)key1);
            (key0, key1) = (key0 + Weyl0, key1 + Weyl1);
        }

        var counters = Vector256.Create(first) + Vector256.Create(0UL, 2, 1, 3);
        var done = 0;
        for (; done + Width <= blocks; done += Width, counters += Vector256.Create((ulong)Width))
        {
            var (word0, word1, word2, word3) = (counters, counters >> 32, Vector256<ulong>.Zero, Vector256<ulong>.Zero);
            for (var round = 0; round < Rounds; round++)
            {
                var product0 = Avx2.Multiply(word0.AsUInt32(), Vector256.Create(Multiplier0));
                var product1 = Avx2.Multiply(word2.AsUInt32(), Vector256.Create(Multiplier1));
                word0 = (product1 >> 32) ^ (word1 ^ keys[2 * round]);
                word2 = (product0 >> 32) ^ (word3 ^ keys[2 * round + 1]);
                (word1, word3) = (product1, product0);
            }

            var low = (word0 & Vector256.Create((ulong)uint.MaxValue)) | (word1 << 32);
            var high = (word2 & Vector256.Create((ulong)uint.MaxValue)) | (word3 << 32);
            var to = (ulong*)target + 2 * (nint)done;
            Avx2.UnpackLow(low, high).Store(to);
            Avx2.UnpackHigh(low, high).Store(to + Width);
        }

        return done;
    }
}
