using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

internal static partial class Operations
{
    internal readonly struct Sign : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
        {
            var one = V.Number(1);
            var zero = V.Number(0);
            var result = (V.Less(zero, x) & one) - (V.Less(x, zero) & one);
            return Floats.Are<T>() ? V.Select(V.Equal(x, x), result, x) : result;
        }
    }

    internal readonly struct Floor : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => V.Floor(x);
    }

    internal readonly struct Ceiling : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => V.Ceiling(x);
    }

    internal readonly struct Round : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => V.Round(x);
    }

    internal readonly struct Truncate : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => V.Truncate(x);
    }

    internal readonly struct Sqrt : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => V.Sqrt(x);
    }

    internal readonly struct Rsqrt : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => V.Number(1) / V.Sqrt(x);
    }

    internal readonly struct Exp : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Elementary.Exp<V, T>(x);
    }

    internal readonly struct Expm1 : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Elementary.Expm1<V, T>(x);
    }

    internal readonly struct Log : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Elementary.Log<V, T>(x);
    }

    internal readonly struct Log1p : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Elementary.Log1p<V, T>(x);
    }

    internal readonly struct Sin : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Elementary.Sin<V, T>(x);
    }

    internal readonly struct Cos : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Elementary.Cos<V, T>(x);
    }

    internal readonly struct Tan : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Elementary.Tan<V, T>(x);
    }

    internal readonly struct Sinh : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Elementary.Sinh<V, T>(x);
    }

    internal readonly struct Cosh : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Elementary.Cosh<V, T>(x);
    }

    internal readonly struct Tanh : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Elementary.Tanh<V, T>(x);
    }

    internal readonly struct Sigmoid : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Elementary.Sigmoid<V, T>(x);
    }

    internal readonly struct Erf : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Elementary.Erf<V, T>(x);
    }

    internal readonly struct Asin : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Elementary.Asin<V, T>(x);
    }

    internal readonly struct Acos : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Elementary.Acos<V, T>(x);
    }

    internal readonly struct Atan : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Elementary.Atan<V, T>(x);
    }

    internal readonly struct Atan2 : IBinaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x, V y)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Elementary.Atan2<V, T>(x, y);
    }

    internal readonly struct Power : IBinaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x, V y)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Elementary.Power<V, T>(x, y);
    }
}
