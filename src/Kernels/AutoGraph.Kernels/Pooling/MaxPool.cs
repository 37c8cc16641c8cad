using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>See <see cref="Pooling.Max"/>.</summary>
internal readonly unsafe struct MaxPool : IPoolOperation
{
    public static bool SecondIsLikeInput => false;

    public static bool ResultIsLikeInput => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TRegister, T>(ReadOnlySpan<nint> taps, T* input, T* second, T* result, nint channels)
        where TRegister : unmanaged, IRegister<TRegister, T>
        where T : unmanaged
    {
        for (nint c = 0; c < channels; c += TRegister.Count)
        {
            var best = Lines<TRegister, T>.Load(input + taps[0] + c, channels - c);
            foreach (var tap in taps[1..])
            {
                best = TRegister.Max(best, Lines<TRegister, T>.Load(input + tap + c, channels - c));
            }

            Lines<TRegister, T>.Store(best, result + c, channels - c);
        }
    }
}
