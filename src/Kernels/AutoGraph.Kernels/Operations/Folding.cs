using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>Puts the lanes of an accumulator together, in a fixed order.</summary>
internal static unsafe class Folding
{
    /// <summary>Combines all lanes with the element at <paramref name="target"/> and writes it back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Into<TOperation, V, R, M>(V accumulator, byte* target)
        where TOperation : IBinaryOperation
        where V : unmanaged
        where R : unmanaged
        where M : unmanaged
    {
        var lanes = (R*)&accumulator;
        for (int half = sizeof(V) / sizeof(R) / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                lanes[i] = Combine<TOperation, R>(lanes[i], lanes[i + half]);
            }
        }

        *(M*)target = Memory.Narrow<R, M>(Combine<TOperation, R>(Memory.Widen<R, M>(*(M*)target), lanes[0]));
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
