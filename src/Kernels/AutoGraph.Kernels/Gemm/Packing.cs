using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>Copies a strip of a matrix so that the lanes of each step lie side by side.</summary>
internal static unsafe class Packing
{
    /// <summary>target[step * pitch + lane] = source(lane, step); lanes beyond the strip become 0.</summary>
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
            var done = typeof(T) == typeof(uint) && stepStride == sizeof(T) && Sse.IsSupported
                ? PackFours(source, laneStride, (float*)target, lanes, pitch, steps) : 0;
            PackEach(source, laneStride, stepStride, target, done, lanes, pitch, steps);
        }

        if (lanes < pitch)
        {
            for (var step = 0; step < steps; step++)
            {
                new Span<T>(target + (nint)step * pitch + lanes, pitch - lanes).Clear();
            }
        }
    }

    /// <summary>The lanes already lie side by side.</summary>
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

    /// <summary>Steps lie side by side: transposes squares of 4 x 4. Returns the lanes done.</summary>
    private static int PackFours(byte* source, nint laneStride, float* target, int lanes, int pitch, int steps)
    {
        var lane = 0;
        for (; lane + 4 <= lanes; lane += 4)
        {
            var row = (float*)(source + lane * laneStride);
            var to = target + lane;
            var step = 0;
            for (; step + 4 <= steps; step += 4, to += 4 * (nint)pitch)
            {
                Transpose((byte*)(row + step), laneStride, to, pitch);
            }

            PackEach((byte*)(row + step), laneStride, sizeof(float), to, 0, 4, pitch, steps - step);
        }

        return lane;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(byte* source, nint stride, float* target, nint pitch)
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
