using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>Registers along a line whose end may cut the last one.</summary>
internal static unsafe class Lines<TRegister, T>
    where TRegister : unmanaged, IRegister<TRegister, T>
    where T : unmanaged
{
    /// <summary>The next elements; zeros behind the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TRegister Load(T* source, nint left)
        => left >= TRegister.Count ? TRegister.Load(source) : TRegister.LoadFirst(source, left);

    /// <summary>Writes no further than the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TRegister value, T* target, nint left)
    {
        if (left >= TRegister.Count)
        {
            TRegister.Store(value, target);
        }
        else
        {
            TRegister.StoreFirst(value, target, left);
        }
    }

    /// <summary>A mask of where a value beats the best one so far; NaN beats numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TRegister IsGreater(TRegister value, TRegister best)
        => ~TRegister.LessOrEqual(value, best) & TRegister.Equal(best, best);
}
