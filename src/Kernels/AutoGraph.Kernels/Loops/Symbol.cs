using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>A vector that is not there yet: arithmetic on it is written down as IL by the emitter at work.</summary>
/// <remarks>
/// So mathematics written once over <see cref="ISimd{TSelf, T}"/> becomes a flat list of instructions. Left to the
/// JIT's inliner, the same text takes thirty times as long to compile and may end as calls.
/// </remarks>
internal readonly partial struct Symbol<T>(int place) : ISimd<Symbol<T>, T>
    where T : unmanaged
{
    /// <summary>Index of a local, or of a constant when negative.</summary>
    public int Place { get; } = place;

    private static VectorEmitter Emitter => SymbolTarget.Current!;

    public static Symbol<T> operator +(Symbol<T> left, Symbol<T> right) => Two("op_Addition", left, right);

    public static Symbol<T> operator -(Symbol<T> left, Symbol<T> right) => Two("op_Subtraction", left, right);

    public static Symbol<T> operator -(Symbol<T> value) => One("op_UnaryNegation", value);

    public static Symbol<T> operator *(Symbol<T> left, Symbol<T> right) => Two("op_Multiply", left, right);

    public static Symbol<T> operator /(Symbol<T> left, Symbol<T> right) => Two("op_Division", left, right);

    public static Symbol<T> operator &(Symbol<T> left, Symbol<T> right) => Two("op_BitwiseAnd", left, right);

    public static Symbol<T> operator |(Symbol<T> left, Symbol<T> right) => Two("op_BitwiseOr", left, right);

    public static Symbol<T> operator ^(Symbol<T> left, Symbol<T> right) => Two("op_ExclusiveOr", left, right);

    public static Symbol<T> operator ~(Symbol<T> value) => One("op_OnesComplement", value);

    public static Symbol<T> operator <<(Symbol<T> value, int count)
        => new(Emitter.Shift("op_LeftShift", typeof(T), value.Place, count));

    public static Symbol<T> operator >>(Symbol<T> value, int count)
        => new(Emitter.Shift("op_RightShift", typeof(T), value.Place, count));

    public static Symbol<T> Number(double value) => new(Emitter.Constant(typeof(T), value));

    public static Symbol<T> MinFast(Symbol<T> left, Symbol<T> right)
        => Sse.IsSupported ? Two("MinNative", left, right) : Select(Less(left, right), left, right);

    public static Symbol<T> MaxFast(Symbol<T> left, Symbol<T> right)
        => Sse.IsSupported ? Two("MaxNative", left, right) : Select(Less(right, left), left, right);

    public static Symbol<T> Abs(Symbol<T> value) => One("Abs", value);

    public static Symbol<T> Sqrt(Symbol<T> value) => One("Sqrt", value);

    public static Symbol<T> Floor(Symbol<T> value) => Floats.Are<T>() ? One("Floor", value) : value;

    public static Symbol<T> Ceiling(Symbol<T> value) => Floats.Are<T>() ? One("Ceiling", value) : value;

    public static Symbol<T> Round(Symbol<T> value) => Floats.Are<T>() ? One("Round", value) : value;

    public static Symbol<T> Truncate(Symbol<T> value) => Floats.Are<T>() ? One("Truncate", value) : value;

    public static Symbol<T> Less(Symbol<T> left, Symbol<T> right) => Two("LessThan", left, right);

    public static Symbol<T> LessOrEqual(Symbol<T> left, Symbol<T> right) => Two("LessThanOrEqual", left, right);

    public static Symbol<T> Equal(Symbol<T> left, Symbol<T> right) => Two("Equals", left, right);

    public static Symbol<T> Select(Symbol<T> mask, Symbol<T> whenTrue, Symbol<T> whenFalse)
        => new(Emitter.Call("ConditionalSelect", typeof(T), mask.Place, whenTrue.Place, whenFalse.Place));

    public static Symbol<T> Fma(Symbol<T> left, Symbol<T> right, Symbol<T> addend)
        => new(Emitter.Call("FusedMultiplyAdd", typeof(T), left.Place, right.Place, addend.Place));

    public static Symbol<T> Scale(Symbol<T> value, Symbol<T> power)
        => new(Emitter.CallWide("Scale", nameof(Scale), typeof(T), value.Place, power.Place));

    public static Symbol<T> Exponent(Symbol<T> value)
        => new(Emitter.CallBridge(nameof(Exponent), typeof(T), value.Place));

    public static Symbol<T> Mantissa(Symbol<T> value)
        => new(Emitter.CallBridge(nameof(Mantissa), typeof(T), value.Place));

    public static Symbol<T> DivideWhole(Symbol<T> left, Symbol<T> right)
        => new(Emitter.CallLanes(typeof(IntegerLanes), "Divide", typeof(T), null, left.Place, right.Place));

    public static Symbol<T> RemainderWhole(Symbol<T> left, Symbol<T> right)
        => new(Emitter.CallLanes(typeof(IntegerLanes), "Remainder", typeof(T), null, left.Place, right.Place));

    public static Symbol<T> Map<TFunction>(Symbol<T> x, Symbol<T> y)
        where TFunction : IScalarFunction
        => new(Emitter.CallLanes(typeof(Lanes), nameof(Map), typeof(T), typeof(TFunction), x.Place, y.Place));

    public static Symbol<T> Patch<TFunction>(Symbol<T> mask, Symbol<T> x, Symbol<T> result)
        where TFunction : IScalarFunction
        => new(Emitter.Patch(typeof(T), typeof(TFunction), mask.Place, x.Place, result.Place));

    private static Symbol<T> One(string name, Symbol<T> value) => new(Emitter.Call(name, typeof(T), value.Place));

    private static Symbol<T> Two(string name, Symbol<T> left, Symbol<T> right)
        => new(Emitter.Call(name, typeof(T), left.Place, right.Place));
}
