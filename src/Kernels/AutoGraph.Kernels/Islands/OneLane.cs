using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoGraph.Kernels;

/// <summary>The primitives on one element: what a vector gives in every lane.</summary>
internal static class OneLane
{
    /// <summary>The method that applies a primitive to elements of a computed type.</summary>
    [RequiresDynamicCode("Closes generic methods over types chosen at run time.")]
    public static MethodInfo Of(Primitive primitive, Type element)
    {
        string name = primitive.Arity() switch
        {
            1 => primitive.IsFunction() ? nameof(Function) : nameof(Unary),
            2 => primitive.IsFunction() ? nameof(FunctionOfTwo) : nameof(Binary),
            _ => nameof(Ternary),
        };
        var operation = typeof(Operations).GetNestedType(
            primitive.ToString(), BindingFlags.Public | BindingFlags.NonPublic)!;
        return VectorMethods.Closed(typeof(OneLane), name, operation, element);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Unary<TOperation, T>(T x)
        where TOperation : IUnaryOperation
        where T : unmanaged
        => TOperation.Invoke<Wide128<T>, T>(Wide128<T>.Broadcast(x)).Value.ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Binary<TOperation, T>(T x, T y)
        where TOperation : IBinaryOperation
        where T : unmanaged
        => TOperation.Invoke<Wide128<T>, T>(Wide128<T>.Broadcast(x), Wide128<T>.Broadcast(y)).Value.ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Ternary<TOperation, T>(T x, T y, T z)
        where TOperation : ITernaryOperation
        where T : unmanaged
        => TOperation.Invoke<Wide128<T>, T>(
            Wide128<T>.Broadcast(x), Wide128<T>.Broadcast(y), Wide128<T>.Broadcast(z)).Value.ToScalar();

    /// <summary>As <see cref="Unary"/>, for what is too long to be written out at every use.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T Function<TOperation, T>(T x)
        where TOperation : IUnaryOperation
        where T : unmanaged
        => Unary<TOperation, T>(x);

    /// <summary>As <see cref="Binary"/>, for what is too long to be written out at every use.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static T FunctionOfTwo<TOperation, T>(T x, T y)
        where TOperation : IBinaryOperation
        where T : unmanaged
        => Binary<TOperation, T>(x, y);

    /// <summary>What the type in memory keeps of a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static R Round<R, M>(R value)
        where R : unmanaged
        where M : unmanaged
        => Memory.Widen<R, M>(Memory.Narrow<R, M>(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Write<R, M>(R value, byte* target)
        where R : unmanaged
        where M : unmanaged
        => *(M*)target = Memory.Narrow<R, M>(value);
}
