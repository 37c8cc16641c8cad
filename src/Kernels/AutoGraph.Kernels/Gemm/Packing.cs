using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>Copies a strip of a matrix so that the lanes of each step lie side by side.</summary>
/// <remarks>Optimised at once, like the other long loops here: their first call may be the one that counts.</remarks>
internal static unsafe class Packing
{
    /// <summary>target[step * pitch + lane] = source(lane, step); lanes beyond the strip stay as they are,
    /// since no tile writes what it makes of them.</summary>
    /// <param name="elementBytes">4 or 8.</param>
    /// <param name="source">Lane 0 of step 0.</param>
    /// <param name="laneStride">Bytes from lane to lane.</param>
    /// <param name="stepStride">Bytes from step to step.</param>
    /// <param name="target">steps x pitch elements.</param>
    /// <param name="lanes">Lanes of the source.</param>
    /// <param name="pitch">Lanes of the target.</param>
    /// <param name="steps">How many.</param>
    public static void Pack(
        int elementBytes, byte* source, nint laneStride, nint stepStride, byte* target, int lanes, int pitch, int steps)
    {
        if (elementBytes == sizeof(uint))
        {
            Pack<uint>(source, laneStride, stepStride, (uint*)target, lanes, pitch, steps);
        }
        else
        {
            Pack<ulong>(source, laneStride, stepStride, (ulong*)target, lanes, pitch, steps);
        }
    }

    /// <summary>Deals 256 bytes of each step out to panels of whole lines, for which one panel at a time would read too
    /// little in a row.</summary>
    /// <param name="source">Step 0.</param>
    /// <param name="stepStride">Bytes from step to step.</param>
    /// <param name="target">The first panel.</param>
    /// <param name="panelStride">Bytes from panel to panel.</param>
    /// <param name="panelBytes">Bytes of a step in a panel: 64, 128 or 256.</param>
    /// <param name="steps">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Distribute(
        byte* source, nint stepStride, byte* target, nint panelStride, int panelBytes, int steps)
    {
        var (line1, line2, line3) = panelBytes switch
        {
            64 => (panelStride, 2 * panelStride, 3 * panelStride),
            128 => (64, panelStride, panelStride + 64),
            _ => ((nint)64, 128, 192),
        };
        for (; steps > 0; steps--, source += stepStride, target += panelBytes)
        {
            CopyLine(source, target);
            CopyLine(source + 64, target + line1);
            CopyLine(source + 128, target + line2);
            CopyLine(source + 192, target + line3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyLine(byte* source, byte* target)
    {
        var (lower, upper) = (Vector256.Load(source), Vector256.Load(source + 32));
        lower.Store(target);
        upper.Store(target + 32);
    }

    private static void Pack<T>(
        byte* source, nint laneStride, nint stepStride, T* target, int lanes, int pitch, int steps)
        where T : unmanaged
    {
        if (laneStride == sizeof(T))
        {
            PackRows(source, stepStride, target, lanes, pitch, steps);
        }
        else
        {
            var done = typeof(T) == typeof(uint) && stepStride == sizeof(T) && Avx.IsSupported
                ? PackSquares(source, laneStride, (float*)target, lanes, pitch, steps) : 0;
            PackEach(source, laneStride, stepStride, target, done, lanes, pitch, steps);
        }
    }

    /// <summary>The lanes already lie side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackRows<T>(byte* source, nint stepStride, T* target, int lanes, int pitch, int steps)
        where T : unmanaged
    {
        for (; steps > 0; steps--, source += stepStride, target += pitch)
        {
            var from = (T*)source;
            var lane = 0;
            for (; lane + Vector512<T>.Count <= lanes; lane += Vector512<T>.Count)
            {
                Vector512.Load(from + lane).Store(target + lane);
            }

            for (; lane + Vector128<T>.Count <= lanes; lane += Vector128<T>.Count)
            {
                Vector128.Load(from + lane).Store(target + lane);
            }

            for (; lane < lanes; lane++)
            {
                target[lane] = from[lane];
            }
        }
    }

    /// <summary>Steps lie side by side: transposes squares of 8 x 8, then of 4 x 4, the last of which may do lanes once
    /// more. Returns the lanes done: none, if there are less than 4, or all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int PackSquares(byte* source, nint laneStride, float* target, int lanes, int pitch, int steps)
    {
        if (lanes < 4)
        {
            return 0;
        }

        for (int lane = 0, side; lane < lanes; lane += side)
        {
            side = lanes - lane >= 8 ? 8 : 4;
            lane = Math.Min(lane, lanes - side);
            var from = source + lane * laneStride;
            var to = target + lane;
            var step = 0;
            for (; step + side <= steps; step += side, from += side * sizeof(float), to += side * (nint)pitch)
            {
                if (side == 8)
                {
                    Transpose8(from, laneStride, to, pitch);
                }
                else
                {
                    Transpose4(from, laneStride, to, pitch);
                }
            }

            PackEach(from, laneStride, sizeof(float), to, 0, side, pitch, steps - step);
        }

        return lanes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose8(byte* source, nint stride, float* target, nint pitch)
    {
        // The halves of a vector are rows r and r + 4: four rows are then transposed twice at once.
        var row0 = Halves(source, source + 4 * stride);
        var row1 = Halves(source + stride, source + 5 * stride);
        var row2 = Halves(source + 2 * stride, source + 6 * stride);
        var row3 = Halves(source + 3 * stride, source + 7 * stride);
        Store4(row0, row1, row2, row3, target, pitch);
        row0 = Halves(source + 16, source + 4 * stride + 16);
        row1 = Halves(source + stride + 16, source + 5 * stride + 16);
        row2 = Halves(source + 2 * stride + 16, source + 6 * stride + 16);
        row3 = Halves(source + 3 * stride + 16, source + 7 * stride + 16);
        Store4(row0, row1, row2, row3, target + 4 * pitch, pitch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Halves(byte* lower, byte* upper)
        => Vector256.Create(Vector128.Load((float*)lower), Vector128.Load((float*)upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store4(
        Vector256<float> row0, Vector256<float> row1, Vector256<float> row2, Vector256<float> row3,
        float* target, nint pitch)
    {
        var low01 = Avx.UnpackLow(row0, row1).AsDouble();
        var high01 = Avx.UnpackHigh(row0, row1).AsDouble();
        var low23 = Avx.UnpackLow(row2, row3).AsDouble();
        var high23 = Avx.UnpackHigh(row2, row3).AsDouble();
        Avx.UnpackLow(low01, low23).AsSingle().Store(target);
        Avx.UnpackHigh(low01, low23).AsSingle().Store(target + pitch);
        Avx.UnpackLow(high01, high23).AsSingle().Store(target + 2 * pitch);
        Avx.UnpackHigh(high01, high23).AsSingle().Store(target + 3 * pitch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4(byte* source, nint stride, float* target, nint pitch)
    {
        var row0 = Vector128.Load((float*)source);
        var row1 = Vector128.Load((float*)(source + stride));
        var row2 = Vector128.Load((float*)(source + 2 * stride));
        var row3 = Vector128.Load((float*)(source + 3 * stride));
        var low01 = Sse.UnpackLow(row0, row1);
        var high01 = Sse.UnpackHigh(row0, row1);
        var low23 = Sse.UnpackLow(row2, row3);
        var high23 = Sse.UnpackHigh(row2, row3);
        Sse.MoveLowToHigh(low01, low23).Store(target);
        Sse.MoveHighToLow(low23, low01).Store(target + pitch);
        Sse.MoveLowToHigh(high01, high23).Store(target + 2 * pitch);
        Sse.MoveHighToLow(high23, high01).Store(target + 3 * pitch);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackEach<T>(
        byte* source, nint laneStride, nint stepStride, T* target, int firstLane, int lanes, int pitch, int steps)
        where T : unmanaged
    {
        for (var lane = firstLane; lane < lanes; lane++)
        {
            var from = source + lane * laneStride;
            for (var step = 0; step < steps; step++, from += stepStride)
            {
                target[(nint)step * pitch + lane] = *(T*)from;
            }
        }
    }
}
