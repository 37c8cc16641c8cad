using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>What is done to a window.</summary>
internal unsafe interface IPoolOperation
{
    /// <summary>Does it for some neighbouring channels, a register at a time.</summary>
    /// <param name="taps">Places of the window's elements from the input's pointers on; at least one.</param>
    /// <param name="input">At the window; null where the operation needs none.</param>
    /// <param name="second">Values like the input, or cotangents like the output.</param>
    /// <param name="result">The output at the window, or the cotangents of the input.</param>
    /// <param name="channels">How many.</param>
    static abstract void Run<TRegister, T>(ReadOnlySpan<nint> taps, T* input, T* second, T* result, nint channels)
        where TRegister : unmanaged, IRegister<TRegister, T>
        where T : unmanaged;

    /// <summary>The second buffer lies like the input, not like the output.</summary>
    static abstract bool SecondIsLikeInput { get; }

    /// <summary>The result lies like the input, not like the output.</summary>
    static abstract bool ResultIsLikeInput { get; }
}

/// <summary>An operation on all windows.</summary>
internal readonly unsafe struct PoolJob<TOperation, TRegister, T>(PoolSpace space, T* input, T* second, T* result)
    : IChunkJob
    where TOperation : IPoolOperation
    where TRegister : unmanaged, IRegister<TRegister, T>
    where T : unmanaged
{
    /// <summary>A function of the sizes.</summary>
    public int Chunks => space.Chunks;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int chunk)
    {
        var (firstRow, endRow, channel, endChannel) = space.Chunk(chunk);
        var places = (nint*)ThreadMemory.OfAtLeast<PoolSpace>(space.Taps * (nint)sizeof(nint));
        var width = space.Width;
        for (var row = firstRow; row < endRow; row++)
        {
            var (image, z, y) = space.Row(row);
            var depths = Range(space.Depth, z);
            var heights = Range(space.Height, y);
            var lines = ((nint)image * space.Depth.Source + depths.First) * space.Height.Source + heights.First;
            var (known, count) = (default((int, int)), 0);
            for (var x = 0; x < width.Positions; x++)
            {
                var (first, end) = width.InsideTaps(x);
                if (known != (first, end))
                {
                    count = Places(depths.Count, heights.Count, end - first, places);
                    known = (first, end);
                }

                var from = lines * width.Source + width.Origin + x * width.PositionStep + first * width.TapStep;
                var inside = from * space.Channels + channel;
                var outside = ((nint)row * width.Positions + x) * space.Channels + channel;
                TOperation.Run<TRegister, T>(
                    new(places, count),
                    input + inside,
                    second + (TOperation.SecondIsLikeInput ? inside : outside),
                    result + (TOperation.ResultIsLikeInput ? inside : outside),
                    endChannel - channel);
            }
        }
    }

    /// <summary>The elements along an axis that a window has inside.</summary>
    private static (int First, int Count) Range(in PatchAxis axis, int position)
    {
        var (first, end) = axis.InsideTaps(position);
        return (axis.Origin + position * axis.PositionStep + first * axis.TapStep, end - first);
    }

    /// <summary>Places of the elements of a window, from its first one on, in row-major order.</summary>
    private int Places(int depths, int heights, int widths, nint* places)
    {
        var count = 0;
        for (var z = 0; z < depths; z++)
        {
            for (var y = 0; y < heights; y++)
            {
                var line = ((nint)z * space.Depth.TapStep * space.Height.Source + (nint)y * space.Height.TapStep)
                    * space.Width.Source;
                for (var x = 0; x < widths; x++)
                {
                    places[count++] = (line + (nint)x * space.Width.TapStep) * space.Channels;
                }
            }
        }

        return count;
    }
}
