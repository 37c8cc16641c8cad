using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>The transforms of F(2x2, 3x3), for whole registers of channels.</summary>
/// <remarks>
/// Two neighbouring results of a window of three taps are y = Aᵀ[(G g) ⊙ (Bᵀ d)], with four products instead of six;
/// once along each axis they are 16 instead of 36. Transposed, the same matrices give the cotangents of g from those of
/// y. Matrices as in Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks" (2016), after Winograd,
/// "Arithmetic Complexity of Computations" (1980). Their entries are 0, ±1 and ±1/2.
/// </remarks>
internal static unsafe class WinogradTransforms<TRegister, T>
    where TRegister : unmanaged, IRegister<TRegister, T>
    where T : unmanaged
{
    /// <summary>Bᵀ d B of a tile of the source.</summary>
    /// <param name="places">Where its 16 elements lie.</param>
    /// <param name="channel">The first channel.</param>
    /// <param name="channels">How many, a multiple of the register.</param>
    /// <param name="to">The first point.</param>
    /// <param name="pitch">From point to point.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Source(T** places, nint channel, nint channels, T* to, nint pitch)
    {
        for (var end = channel + channels; channel < end; channel += TRegister.Count, to += TRegister.Count)
        {
            T** first = places, second = places + 4, third = places + 8, fourth = places + 12;
            SourceLine(
                At(first, 0, channel) - At(third, 0, channel), At(first, 1, channel) - At(third, 1, channel),
                At(first, 2, channel) - At(third, 2, channel), At(first, 3, channel) - At(third, 3, channel),
                to, pitch);
            SourceLine(
                At(second, 0, channel) + At(third, 0, channel), At(second, 1, channel) + At(third, 1, channel),
                At(second, 2, channel) + At(third, 2, channel), At(second, 3, channel) + At(third, 3, channel),
                to + 4 * pitch, pitch);
            SourceLine(
                At(third, 0, channel) - At(second, 0, channel), At(third, 1, channel) - At(second, 1, channel),
                At(third, 2, channel) - At(second, 2, channel), At(third, 3, channel) - At(second, 3, channel),
                to + 8 * pitch, pitch);
            SourceLine(
                At(second, 0, channel) - At(fourth, 0, channel), At(second, 1, channel) - At(fourth, 1, channel),
                At(second, 2, channel) - At(fourth, 2, channel), At(second, 3, channel) - At(fourth, 3, channel),
                to + 12 * pitch, pitch);
        }
    }

    /// <summary>Aᵀ m A: the results of a tile.</summary>
    /// <param name="from">The first point.</param>
    /// <param name="pitch">From point to point.</param>
    /// <param name="places">Where the four results lie.</param>
    /// <param name="channel">The first channel.</param>
    /// <param name="channels">How many, a multiple of the register.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Results(T* from, nint pitch, T** places, nint channel, nint channels)
    {
        for (var end = channel + channels; channel < end; channel += TRegister.Count, from += TRegister.Count)
        {
            var (upper0, lower0) = Pair(from, 4 * pitch);
            var (upper1, lower1) = Pair(from + pitch, 4 * pitch);
            var (upper2, lower2) = Pair(from + 2 * pitch, 4 * pitch);
            var (upper3, lower3) = Pair(from + 3 * pitch, 4 * pitch);
            TRegister.Store(upper0 + upper1 + upper2, places[0] + channel);
            TRegister.Store(upper1 - upper2 - upper3, places[1] + channel);
            TRegister.Store(lower0 + lower1 + lower2, places[2] + channel);
            TRegister.Store(lower1 - lower2 - lower3, places[3] + channel);
        }
    }

    /// <summary>A dy Aᵀ of the cotangents of a tile's results.</summary>
    /// <param name="places">Where they lie.</param>
    /// <param name="channel">The first channel.</param>
    /// <param name="channels">How many, a multiple of the register.</param>
    /// <param name="to">The first point.</param>
    /// <param name="pitch">From point to point.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Upstream(T** places, nint channel, nint channels, T* to, nint pitch)
    {
        for (var end = channel + channels; channel < end; channel += TRegister.Count, to += TRegister.Count)
        {
            var (upper0, upper1) = (At(places, 0, channel), At(places, 1, channel));
            var (lower0, lower1) = (At(places, 2, channel), At(places, 3, channel));
            UpstreamLine(upper0, upper1, to, pitch);
            UpstreamLine(upper0 + lower0, upper1 + lower1, to + 4 * pitch, pitch);
            UpstreamLine(upper0 - lower0, upper1 - lower1, to + 8 * pitch, pitch);
            UpstreamLine(-lower0, -lower1, to + 12 * pitch, pitch);
        }
    }

    /// <summary>G g Gᵀ of filters that lie tap by tap.</summary>
    /// <param name="from">The first tap.</param>
    /// <param name="length">Elements of a tap, a multiple of the register.</param>
    /// <param name="to">The first point.</param>
    /// <param name="pitch">From point to point.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Filters(T* from, nint length, T* to, nint pitch)
    {
        var half = TRegister.Number(0.5);
        for (nint at = 0; at < length; at += TRegister.Count, from += TRegister.Count, to += TRegister.Count)
        {
            for (nint x = 0; x < 3; x++)
            {
                var (upper, middle) = (TRegister.Load(from + x * length), TRegister.Load(from + (x + 3) * length));
                var lower = TRegister.Load(from + (x + 6) * length);
                var column = to + x * pitch;
                TRegister.Store(upper, column);
                TRegister.Store((upper + lower + middle) * half, column + 4 * pitch);
                TRegister.Store((upper + lower - middle) * half, column + 8 * pitch);
                TRegister.Store(lower, column + 12 * pitch);
            }

            for (nint y = 0; y < 4; y++)
            {
                var line = to + 4 * y * pitch;
                var (left, middle) = (TRegister.Load(line), TRegister.Load(line + pitch));
                var right = TRegister.Load(line + 2 * pitch);
                TRegister.Store((left + right + middle) * half, line + pitch);
                TRegister.Store((left + right - middle) * half, line + 2 * pitch);
                TRegister.Store(right, line + 3 * pitch);
            }
        }
    }

    /// <summary>Gᵀ s G: the cotangents of filters.</summary>
    /// <param name="from">The first point; overwritten.</param>
    /// <param name="pitch">From point to point.</param>
    /// <param name="length">How many, a multiple of the register.</param>
    /// <param name="to">The first tap.</param>
    /// <param name="step">From tap to tap.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FilterGradient(T* from, nint pitch, nint length, T* to, nint step)
    {
        var half = TRegister.Number(0.5);
        for (nint at = 0; at < length; at += TRegister.Count, from += TRegister.Count, to += TRegister.Count)
        {
            for (nint x = 0; x < 4; x++)
            {
                Three(from + x * pitch, 4 * pitch, half, from + x * pitch, 4 * pitch);
            }

            for (nint y = 0; y < 3; y++)
            {
                Three(from + 4 * y * pitch, pitch, half, to + 3 * y * step, step);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TRegister At(T** places, nint place, nint channel) => TRegister.Load(places[place] + channel);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SourceLine(TRegister x0, TRegister x1, TRegister x2, TRegister x3, T* to, nint pitch)
    {
        TRegister.Store(x0 - x2, to);
        TRegister.Store(x1 + x2, to + pitch);
        TRegister.Store(x2 - x1, to + 2 * pitch);
        TRegister.Store(x1 - x3, to + 3 * pitch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TRegister First, TRegister Second) Pair(T* from, nint step)
    {
        var (m1, m2) = (TRegister.Load(from + step), TRegister.Load(from + 2 * step));
        return (TRegister.Load(from) + m1 + m2, m1 - m2 - TRegister.Load(from + 3 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UpstreamLine(TRegister y0, TRegister y1, T* to, nint pitch)
    {
        TRegister.Store(y0, to);
        TRegister.Store(y0 + y1, to + pitch);
        TRegister.Store(y0 - y1, to + 2 * pitch);
        TRegister.Store(-y1, to + 3 * pitch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Three(T* from, nint pitch, TRegister half, T* to, nint step)
    {
        var (s0, s1) = (TRegister.Load(from), TRegister.Load(from + pitch));
        var (s2, s3) = (TRegister.Load(from + 2 * pitch), TRegister.Load(from + 3 * pitch));
        var sum = (s1 + s2) * half;
        TRegister.Store(s0 + sum, to);
        TRegister.Store((s1 - s2) * half, to + step);
        TRegister.Store(sum + s3, to + 2 * step);
    }
}
