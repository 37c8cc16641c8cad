using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>See <see cref="Pooling.MaxGradient"/>.</summary>
internal readonly unsafe struct MaxPoolGradient<TWrite> : IPoolOperation
    where TWrite : IPoolWrite
{
    public static bool SecondIsLikeInput => false;

    public static bool ResultIsLikeInput => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TRegister, T>(ReadOnlySpan<nint> taps, T* input, T* second, T* result, nint channels)
        where TRegister : unmanaged, IRegister<TRegister, T>
        where T : unmanaged
    {
        for (nint c = 0; c < channels; c += TRegister.Count)
        {
            var best = Lines<TRegister, T>.Load(input + taps[0] + c, channels - c);
            var place = TRegister.Number(0);
            for (var i = 1; i < taps.Length; i++)
            {
                var value = Lines<TRegister, T>.Load(input + taps[i] + c, channels - c);
                var greater = Lines<TRegister, T>.IsGreater(value, best);
                best = TRegister.Select(greater, value, best);
                place = TRegister.Select(greater, TRegister.Number(i), place);
            }

            var upstream = Lines<TRegister, T>.Load(second + c, channels - c);
            for (var i = 0; i < taps.Length; i++)
            {
                var isHere = TRegister.Equal(place, TRegister.Number(i));
                var share = TRegister.Select(isHere, upstream, TRegister.Number(0));
                TWrite.Write(share, result + taps[i] + c, channels - c);
            }
        }
    }
}
