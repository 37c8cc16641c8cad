using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

internal static partial class Operations
{
    /// <summary>Wraps to the type after arithmetic in 32 bits.</summary>
    internal readonly struct ToInt8 : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => (x << 24) >> 24;
    }

    /// <summary>Wraps to the type after arithmetic in 32 bits.</summary>
    internal readonly struct ToInt16 : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => (x << 16) >> 16;
    }

    /// <summary>Wraps to the type after arithmetic in 32 bits.</summary>
    internal readonly struct ToUInt8 : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => x & V.Number(0xFF);
    }

    /// <summary>Wraps to the type after arithmetic in 32 bits.</summary>
    internal readonly struct ToUInt16 : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => x & V.Number(0xFFFF);
    }

    /// <summary>Rounds to the type after arithmetic in floats.</summary>
    internal readonly struct ToFloat16 : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Lanes.Map<Float16OfOne, V, T>(x);
    }

    /// <summary>Rounds to the type after arithmetic in floats.</summary>
    internal readonly struct ToBFloat16 : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => Lanes.Map<BFloat16OfOne, V, T>(x);
    }

    /// <summary>A mask of what is not 0.</summary>
    internal readonly struct IsTrue : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => ~V.Equal(x, V.Number(0));
    }

    /// <summary>1 where the mask is set.</summary>
    internal readonly struct ToOne : IUnaryOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Invoke<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged
            => x & V.Number(1);
    }
}
