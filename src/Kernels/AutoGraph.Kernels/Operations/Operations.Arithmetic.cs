using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>
/// The primitives over vectors, each a type named as the primitive: compiled loops and tiles inline them.
/// </summary>
internal static partial class Operations
{
    internal readonly struct Add : IBinaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x, V y)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => x + y;
    }

    internal readonly struct Subtract : IBinaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x, V y)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => x - y;
    }

    internal readonly struct Multiply : IBinaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x, V y)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => x * y;
    }

    internal readonly struct Divide : IBinaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x, V y)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Floats.Are<T>() ? x / y : V.DivideWhole(x, y);
    }

    internal readonly struct Remainder : IBinaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x, V y)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Floats.Are<T>() ? V.Map<RemainderOfTwo>(x, y) : V.RemainderWhole(x, y);
    }

    internal readonly struct Min : IBinaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x, V y)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => V.Min(x, y);
    }

    internal readonly struct Max : IBinaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x, V y)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => V.Max(x, y);
    }

    internal readonly struct And : IBinaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x, V y)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => x & y;
    }

    internal readonly struct Or : IBinaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x, V y)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => x | y;
    }

    internal readonly struct Xor : IBinaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x, V y)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => x ^ y;
    }

    internal readonly struct Not : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => ~x;
    }

    internal readonly struct Negate : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => -x;
    }

    internal readonly struct Abs : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => V.Abs(x);
    }

    internal readonly struct FusedMultiplyAdd : ITernaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x, V y, V z)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => V.Fma(x, y, z);
    }

    internal readonly struct Select : ITernaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x, V y, V z)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => V.Select(x, y, z);
    }

    internal readonly struct Less : IBinaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x, V y)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => V.Less(x, y);
    }

    internal readonly struct LessOrEqual : IBinaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x, V y)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => V.LessOrEqual(x, y);
    }

    internal readonly struct Equal : IBinaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x, V y)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => V.Equal(x, y);
    }

    internal readonly struct NotEqual : IBinaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x, V y)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => ~V.Equal(x, y);
    }

    internal readonly struct IsNaN : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => ~V.Equal(x, x);
    }
}
