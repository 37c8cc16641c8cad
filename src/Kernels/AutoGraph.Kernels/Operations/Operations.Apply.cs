namespace AutoGraph.Kernels;

internal static partial class Operations
{
    /// <summary>Applies a primitive to vectors.</summary>
    public static V Apply<V, T>(Primitive primitive, V x, V y, V z)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => primitive switch
        {
            Primitive.Add => Add.Invoke<V, T>(x, y),
            Primitive.Subtract => Subtract.Invoke<V, T>(x, y),
            Primitive.Multiply => Multiply.Invoke<V, T>(x, y),
            Primitive.Divide => Divide.Invoke<V, T>(x, y),
            Primitive.Remainder => Remainder.Invoke<V, T>(x, y),
            Primitive.Min => Min.Invoke<V, T>(x, y),
            Primitive.Max => Max.Invoke<V, T>(x, y),
            Primitive.Power => Power.Invoke<V, T>(x, y),
            Primitive.Atan2 => Atan2.Invoke<V, T>(x, y),
            Primitive.And => And.Invoke<V, T>(x, y),
            Primitive.Or => Or.Invoke<V, T>(x, y),
            Primitive.Xor => Xor.Invoke<V, T>(x, y),
            Primitive.Less => Less.Invoke<V, T>(x, y),
            Primitive.LessOrEqual => LessOrEqual.Invoke<V, T>(x, y),
            Primitive.Equal => Equal.Invoke<V, T>(x, y),
            Primitive.NotEqual => NotEqual.Invoke<V, T>(x, y),
            Primitive.Select => Select.Invoke<V, T>(x, y, z),
            Primitive.FusedMultiplyAdd => FusedMultiplyAdd.Invoke<V, T>(x, y, z),
            Primitive.Negate => Negate.Invoke<V, T>(x),
            Primitive.Abs => Abs.Invoke<V, T>(x),
            Primitive.Sign => Sign.Invoke<V, T>(x),
            Primitive.Not => Not.Invoke<V, T>(x),
            Primitive.IsNaN => IsNaN.Invoke<V, T>(x),
            Primitive.Floor => Floor.Invoke<V, T>(x),
            Primitive.Ceiling => Ceiling.Invoke<V, T>(x),
            Primitive.Round => Round.Invoke<V, T>(x),
            Primitive.Truncate => Truncate.Invoke<V, T>(x),
            Primitive.Sqrt => Sqrt.Invoke<V, T>(x),
            Primitive.Rsqrt => Rsqrt.Invoke<V, T>(x),
            Primitive.Exp => Exp.Invoke<V, T>(x),
            Primitive.Expm1 => Expm1.Invoke<V, T>(x),
            Primitive.Log => Log.Invoke<V, T>(x),
            Primitive.Log1p => Log1p.Invoke<V, T>(x),
            Primitive.Sin => Sin.Invoke<V, T>(x),
            Primitive.Cos => Cos.Invoke<V, T>(x),
            Primitive.Tan => Tan.Invoke<V, T>(x),
            Primitive.Asin => Asin.Invoke<V, T>(x),
            Primitive.Acos => Acos.Invoke<V, T>(x),
            Primitive.Atan => Atan.Invoke<V, T>(x),
            Primitive.Sinh => Sinh.Invoke<V, T>(x),
            Primitive.Cosh => Cosh.Invoke<V, T>(x),
            Primitive.Tanh => Tanh.Invoke<V, T>(x),
            Primitive.Sigmoid => Sigmoid.Invoke<V, T>(x),
            Primitive.Erf => Erf.Invoke<V, T>(x),
            _ => throw new ArgumentOutOfRangeException(nameof(primitive), primitive, "Not an operation."),
        };
}
