using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoGraph.Kernels;

/// <summary>Puts the lanes of an accumulator together, in a fixed order.</summary>
internal static unsafe class Folding
{
    /// <summary>Combines all lanes with the element at <paramref name="target"/> and writes it back.</summary>
    /// <remarks>The upper half is combined with the lower until one lane is left.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Into<TOperation, V, R, M>(V accumulator, byte* target)
        where TOperation : IBinaryOperation
        where V : unmanaged
        where R : unmanaged
        where M : unmanaged
    {
        var lanes = Quarter<TOperation, V, R>(accumulator);
        lanes = WithTurned<TOperation, R>(lanes, Vector128.Shuffle(lanes.AsInt32(), Vector128.Create(2, 3, 0, 1)));
        if (sizeof(R) == sizeof(int))
        {
            lanes = WithTurned<TOperation, R>(lanes, Vector128.Shuffle(lanes.AsInt32(), Vector128.Create(1, 0, 3, 2)));
        }

        var before = Wide128<R>.Broadcast(Memory.Widen<R, M>(*(M*)target));
        var result = TOperation.Invoke<Wide128<R>, R>(before, new(lanes));
        *(M*)target = Memory.Narrow<R, M>(result.Value.ToScalar());
    }

    /// <summary>Combines only the first lanes, so that what pads a tail leaves no trace.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V First<TOperation, V, R>(V accumulator, V value, nint count)
        where TOperation : IBinaryOperation
        where V : unmanaged, IRegister<V, R>
        where R : unmanaged
        => V.Select(V.FirstLanes(count), TOperation.Invoke<V, R>(accumulator, value), accumulator);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static R Combine<TOperation, R>(R left, R right)
        where TOperation : IBinaryOperation
        where R : unmanaged
        => typeof(R) == typeof(float) ? Of<TOperation, float, R>(left, right)
            : typeof(R) == typeof(double) ? Of<TOperation, double, R>(left, right)
            : typeof(R) == typeof(int) ? Of<TOperation, int, R>(left, right)
            : typeof(R) == typeof(uint) ? Of<TOperation, uint, R>(left, right)
            : typeof(R) == typeof(long) ? Of<TOperation, long, R>(left, right)
            : Of<TOperation, ulong, R>(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<R> Quarter<TOperation, V, R>(V accumulator)
        where TOperation : IBinaryOperation
        where V : unmanaged
        where R : unmanaged
    {
        if (sizeof(V) == sizeof(Vector128<R>))
        {
            return Unsafe.BitCast<V, Vector128<R>>(accumulator);
        }

        if (sizeof(V) == sizeof(Vector256<R>))
        {
            var half = Unsafe.BitCast<V, Vector256<R>>(accumulator);
            return TOperation.Invoke<Wide128<R>, R>(new(half.GetLower()), new(half.GetUpper())).Value;
        }

        var whole = Unsafe.BitCast<V, Vector512<R>>(accumulator);
        return Quarter<TOperation, Wide256<R>, R>(
            TOperation.Invoke<Wide256<R>, R>(new(whole.GetLower()), new(whole.GetUpper())));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<R> WithTurned<TOperation, R>(Vector128<R> lanes, Vector128<int> turned)
        where TOperation : IBinaryOperation
        where R : unmanaged
        => TOperation.Invoke<Wide128<R>, R>(new(lanes), new(turned.As<int, R>())).Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static R Of<TOperation, N, R>(R left, R right)
        where N : unmanaged, System.Numerics.INumber<N>
        where R : unmanaged
    {
        var x = Unsafe.As<R, N>(ref left);
        var y = Unsafe.As<R, N>(ref right);
        var result = typeof(TOperation) == typeof(Operations.Add) ? unchecked(x + y)
            : typeof(TOperation) == typeof(Operations.Multiply) ? unchecked(x * y)
            : typeof(TOperation) == typeof(Operations.Min) ? N.Min(x, y)
            : N.Max(x, y);
        return Unsafe.As<N, R>(ref result);
    }
}
