using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>Copies a tile whose columns are contiguous to where its rows are.</summary>
internal static unsafe class Transposition
{
    /// <param name="source">First element of the first column.</param>
    /// <param name="columnBytes">From one column of the source to the next.</param>
    /// <param name="target">First element of the first row.</param>
    /// <param name="rowBytes">From one row of the target to the next.</param>
    /// <param name="columns">How many.</param>
    /// <param name="rows">How many; elements of a column.</param>
    /// <param name="elementBytes">1, 2, 4 or 8.</param>
    public static void Copy(
        byte* source, nint columnBytes, byte* target, nint rowBytes, nint columns, nint rows, int elementBytes)
    {
        switch (elementBytes)
        {
            case sizeof(byte):
                Copy<byte>(source, columnBytes, target, rowBytes, columns, rows);
                break;
            case sizeof(short):
                Copy<short>(source, columnBytes, target, rowBytes, columns, rows);
                break;
            case sizeof(int):
                Copy<int>(source, columnBytes, target, rowBytes, columns, rows);
                break;
            default:
                Copy<long>(source, columnBytes, target, rowBytes, columns, rows);
                break;
        }
    }

    /// <summary>Square blocks turned in registers, then what no block covered, element by element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy<T>(
        byte* source, nint columnBytes, byte* target, nint rowBytes, nint columns, nint rows)
        where T : unmanaged
    {
        int side = Math.Min(8, 32 / sizeof(T)) * (sizeof(T) == 1 ? 2 : 1);
        nint wholeColumns = Avx.IsSupported ? columns / side * side : 0;
        nint wholeRows = Avx.IsSupported ? rows / side * side : 0;
        for (nint column = 0; column < wholeColumns; column += side)
        {
            for (nint row = 0; row < wholeRows; row += side)
            {
                byte* from = source + column * columnBytes + row * sizeof(T);
                byte* to = target + row * rowBytes + column * sizeof(T);
                switch (sizeof(T))
                {
                    case sizeof(int):
                        TurnInts(from, columnBytes, to, rowBytes);
                        break;
                    case sizeof(long):
                        TurnLongs(from, columnBytes, to, rowBytes);
                        break;
                    default:
                        TurnSmall<T>(from, columnBytes, to, rowBytes);
                        break;
                }
            }
        }

        for (nint row = 0; row < rows; row++)
        {
            var line = (T*)(target + row * rowBytes);
            for (nint column = row < wholeRows ? wholeColumns : 0; column < columns; column++)
            {
                line[column] = ((T*)(source + column * columnBytes))[row];
            }
        }
    }

    /// <summary>8 x 8 numbers of 4 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TurnInts(byte* source, nint columnBytes, byte* target, nint rowBytes)
    {
        TurnHalf(source, columnBytes, target, rowBytes);
        TurnHalf(source + Vector128<byte>.Count, columnBytes, target + 4 * rowBytes, rowBytes);
    }

    /// <summary>Four rows of the target.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TurnHalf(byte* source, nint columnBytes, byte* target, nint rowBytes)
    {
        // Parts of columns i and i + 4 share a register, so that none has to cross its middle later.
        var a = Load(source, columnBytes);
        var b = Load(source + columnBytes, columnBytes);
        var c = Load(source + 2 * columnBytes, columnBytes);
        var d = Load(source + 3 * columnBytes, columnBytes);
        var lowAb = Avx.UnpackLow(a, b);
        var highAb = Avx.UnpackHigh(a, b);
        var lowCd = Avx.UnpackLow(c, d);
        var highCd = Avx.UnpackHigh(c, d);
        Avx.Shuffle(lowAb, lowCd, 0b01_00_01_00).Store((float*)target);
        Avx.Shuffle(lowAb, lowCd, 0b11_10_11_10).Store((float*)(target + rowBytes));
        Avx.Shuffle(highAb, highCd, 0b01_00_01_00).Store((float*)(target + 2 * rowBytes));
        Avx.Shuffle(highAb, highCd, 0b11_10_11_10).Store((float*)(target + 3 * rowBytes));

        static Vector256<float> Load(byte* column, nint columnBytes) => Vector256.Create(
            Vector128.Load((float*)column), Vector128.Load((float*)(column + 4 * columnBytes)));
    }

    /// <summary>4 x 4 numbers of 8 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TurnLongs(byte* source, nint columnBytes, byte* target, nint rowBytes)
    {
        var a = Vector256.Load((double*)source);
        var b = Vector256.Load((double*)(source + columnBytes));
        var c = Vector256.Load((double*)(source + 2 * columnBytes));
        var d = Vector256.Load((double*)(source + 3 * columnBytes));
        var evenAb = Avx.UnpackLow(a, b);
        var oddAb = Avx.UnpackHigh(a, b);
        var evenCd = Avx.UnpackLow(c, d);
        var oddCd = Avx.UnpackHigh(c, d);
        Avx.Permute2x128(evenAb, evenCd, 0x20).Store((double*)target);
        Avx.Permute2x128(oddAb, oddCd, 0x20).Store((double*)(target + rowBytes));
        Avx.Permute2x128(evenAb, evenCd, 0x31).Store((double*)(target + 2 * rowBytes));
        Avx.Permute2x128(oddAb, oddCd, 0x31).Store((double*)(target + 3 * rowBytes));
    }

    /// <summary>16 x 16 bytes or 8 x 8 numbers of 2 bytes: interleaving halves until every column is a row.</summary>
    [SkipLocalsInit]
    private static void TurnSmall<T>(byte* source, nint columnBytes, byte* target, nint rowBytes)
        where T : unmanaged
    {
        int side = Vector128<T>.Count;
        var lines = stackalloc Vector128<byte>[2 * Vector128<byte>.Count];
        var mixed = lines + side;
        for (int i = 0; i < side; i++)
        {
            lines[i] = Vector128.Load(source + i * columnBytes);
        }

        for (int round = 1; round < side; round *= 2)
        {
            for (int i = 0; i < side / 2; i++)
            {
                (mixed[2 * i], mixed[2 * i + 1]) = Interleave<T>(lines[i], lines[i + side / 2]);
            }

            var before = lines;
            lines = mixed;
            mixed = before;
        }

        for (int i = 0; i < side; i++)
        {
            lines[i].Store(target + i * rowBytes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<byte> Low, Vector128<byte> High) Interleave<T>(Vector128<byte> a, Vector128<byte> b)
        where T : unmanaged
        => sizeof(T) == 1
            ? (Sse2.UnpackLow(a, b), Sse2.UnpackHigh(a, b))
            : (Sse2.UnpackLow(a.AsInt16(), b.AsInt16()).AsByte(), Sse2.UnpackHigh(a.AsInt16(), b.AsInt16()).AsByte());
}
