using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>See <see cref="Pooling.MaxSelect"/>.</summary>
internal readonly unsafe struct MaxPoolSelect : IPoolOperation
{
    public static bool SecondIsLikeInput => true;

    public static bool ResultIsLikeInput => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TRegister, T>(ReadOnlySpan<nint> taps, T* input, T* second, T* result, nint channels)
        where TRegister : unmanaged, IRegister<TRegister, T>
        where T : unmanaged
    {
        for (nint c = 0; c < channels; c += TRegister.Count)
        {
            var best = Lines<TRegister, T>.Load(input + taps[0] + c, channels - c);
            var chosen = Lines<TRegister, T>.Load(second + taps[0] + c, channels - c);
            foreach (var tap in taps[1..])
            {
                var value = Lines<TRegister, T>.Load(input + tap + c, channels - c);
                var greater = Lines<TRegister, T>.IsGreater(value, best);
                best = TRegister.Select(greater, value, best);
                chosen = TRegister.Select(
                    greater, Lines<TRegister, T>.Load(second + tap + c, channels - c), chosen);
            }

            Lines<TRegister, T>.Store(chosen, result + c, channels - c);
        }
    }
}
