using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>See <see cref="Pooling.AverageGradient"/>.</summary>
internal readonly unsafe struct AveragePoolGradient<TWrite> : IPoolOperation
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
            var share = Lines<TRegister, T>.Load(second + c, channels - c) / TRegister.Number(taps.Length);
            foreach (var tap in taps)
            {
                TWrite.Write(share, result + tap + c, channels - c);
            }
        }
    }
}
