using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>
/// Lets emitted code, which works on the base library's vectors, call what is written over registers.
/// </summary>
internal static unsafe class Bridge
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Scale<V, W, T>(V value, V power)
        where V : unmanaged
        where W : unmanaged, IRegister<W, T>
        where T : unmanaged
        => Unsafe.BitCast<W, V>(W.Scale(Unsafe.BitCast<V, W>(value), Unsafe.BitCast<V, W>(power)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exponent<V, W, T>(V value)
        where V : unmanaged
        where W : unmanaged, IRegister<W, T>
        where T : unmanaged
        => Unsafe.BitCast<W, V>(W.Exponent(Unsafe.BitCast<V, W>(value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Mantissa<V, W, T>(V value)
        where V : unmanaged
        where W : unmanaged, IRegister<W, T>
        where T : unmanaged
        => Unsafe.BitCast<W, V>(W.Mantissa(Unsafe.BitCast<V, W>(value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LoadFirst<V, W, T>(byte* source, nint count)
        where V : unmanaged
        where W : unmanaged, IRegister<W, T>
        where T : unmanaged
        => Unsafe.BitCast<W, V>(W.LoadFirst((T*)source, count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst<V, W, T>(V value, byte* target, nint count)
        where V : unmanaged
        where W : unmanaged, IRegister<W, T>
        where T : unmanaged
        => W.StoreFirst(Unsafe.BitCast<V, W>(value), (T*)target, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool None<V, W, T>(V mask)
        where V : unmanaged
        where W : unmanaged, IRegister<W, T>
        where T : unmanaged
        => W.None(Unsafe.BitCast<V, W>(mask));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V FoldFirst<TOperation, V, W, T>(V accumulator, V value, nint count)
        where TOperation : IBinaryOperation
        where V : unmanaged
        where W : unmanaged, IRegister<W, T>
        where T : unmanaged
        => Unsafe.BitCast<W, V>(
            Folding.First<TOperation, W, T>(Unsafe.BitCast<V, W>(accumulator), Unsafe.BitCast<V, W>(value), count));

    /// <summary>The same bits under another type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VTo Reinterpret<VFrom, VTo>(VFrom value)
        where VFrom : unmanaged
        where VTo : unmanaged
        => Unsafe.BitCast<VFrom, VTo>(value);
}
