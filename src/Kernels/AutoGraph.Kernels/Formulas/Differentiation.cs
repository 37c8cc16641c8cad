using static AutoGraph.Kernels.Scalar;

namespace AutoGraph.Kernels;

/// <summary>Symbolic partial derivatives by one input; null stands for 0, so that nothing is built for it.</summary>
internal sealed class Differentiation(int input)
{
    private const double TwoOverRootPi = 1.1283791670955126;

    private readonly Dictionary<Scalar, Scalar?> done = new(ReferenceEqualityComparer.Instance);

    public Scalar? Of(Scalar node)
    {
        if (!node.Type.IsFloating())
        {
            return null;
        }

        if (!done.TryGetValue(node, out var derivative))
        {
            derivative = Rule(node);
            done.Add(node, derivative);
        }

        return derivative;
    }

    private Scalar? Rule(Scalar node)
    {
        switch (node.Primitive)
        {
            case Primitive.Input:
                return node.InputIndex == input ? Constant(1L, node.Type) : null;
            case Primitive.Constant:
                return null;
            case Primitive.Cast:
                return Of(node.OperandSpan[0])?.Cast(node.Type);
            case Primitive.Select:
                return Either(node.OperandSpan[0], Of(node.OperandSpan[1]), Of(node.OperandSpan[2]));
            case Primitive.FusedMultiplyAdd:
                var product = Plus(
                    Times(Of(node.OperandSpan[0]), node.OperandSpan[1]),
                    Times(Of(node.OperandSpan[1]), node.OperandSpan[0]));
                return Plus(product, Of(node.OperandSpan[2]));
        }

        var inner = Of(node.OperandSpan[0]);
        if (node.OperandSpan.Length == 2)
        {
            var right = Of(node.OperandSpan[1]);
            return inner is null && right is null ? null : Binary(node, inner, right);
        }

        return inner is null ? null : Unary(node, node.OperandSpan[0], inner);
    }

    private static Scalar? Binary(Scalar node, Scalar? left, Scalar? right)
    {
        var x = node.OperandSpan[0];
        var y = node.OperandSpan[1];
        return node.Primitive switch
        {
            Primitive.Add => Plus(left, right),
            Primitive.Subtract => Plus(left, right is null ? null : -right),
            Primitive.Multiply => Plus(Times(left, y), Times(right, x)),
            Primitive.Divide => Plus(
                left is null ? null : IsOne(left) ? 1 / y : left / y,
                right is null ? null : Times(-right, node / y)),
            Primitive.Remainder => Plus(left, right is null ? null : Times(-right, Truncate(x / y))),
            // Where both are equal the derivative is shared, as central differences do.
            Primitive.Min => Plus(Times(left, Share(x, y)), Times(right, Share(y, x))),
            Primitive.Max => Plus(Times(left, Share(y, x)), Times(right, Share(x, y))),
            Primitive.Power => Plus(Times(left, PowerByBase(x, y)), Times(right, PowerByExponent(node, x))),
            Primitive.Atan2 => Plus(
                Times(left, y / (x * x + y * y)),
                right is null ? null : Times(-right, x / (x * x + y * y))),
            _ => null,
        };
    }

    private static Scalar? Unary(Scalar node, Scalar x, Scalar inner) => node.Primitive switch
    {
        Primitive.Negate => -inner,
        Primitive.Abs => Times(inner, Sign(x)),
        Primitive.Sqrt => inner * 0.5 / node,
        Primitive.Rsqrt => Times(inner, -0.5 * node / x),
        Primitive.Exp => Times(inner, node),
        Primitive.Expm1 => Times(inner, node + 1),
        Primitive.Log => inner / x,
        Primitive.Log1p => inner / (x + 1),
        Primitive.Sin => Times(inner, Cos(x)),
        Primitive.Cos => Times(inner, -Sin(x)),
        Primitive.Tan => Times(inner, 1 + node * node),
        Primitive.Asin => Times(inner, Rsqrt(1 - x * x)),
        Primitive.Acos => Times(inner, -Rsqrt(1 - x * x)),
        Primitive.Atan => inner / (1 + x * x),
        Primitive.Sinh => Times(inner, Cosh(x)),
        Primitive.Cosh => Times(inner, Sinh(x)),
        Primitive.Tanh => Times(inner, 1 - node * node),
        Primitive.Sigmoid => Times(inner, node * (1 - node)),
        Primitive.Erf => Times(inner, TwoOverRootPi * Exp(-(x * x))),
        _ => null,
    };

    /// <summary>y · x^(y - 1), and 0 rather than 0 · ∞ where y is 0.</summary>
    private static Scalar PowerByBase(Scalar x, Scalar y)
        => y.Primitive != Primitive.Constant ? Select(Equal(y, 0), 0, y * Pow(x, y - 1))
            : y.ConstantValue == 0 ? Constant(0L, y.Type)
            : y.ConstantValue == 2 ? 2 * x
            : y * Pow(x, y - 1);

    /// <summary>x^y · log x, and 0 at x = 0 where the logarithm is infinite.</summary>
    private static Scalar PowerByExponent(Scalar power, Scalar x)
        => Select(Equal(x, 0), 0, power * Log(Select(Equal(x, 0), 1, x)));

    /// <summary>1 where a &lt; b, one half where both are equal, 0 elsewhere.</summary>
    private static Scalar Share(Scalar a, Scalar b)
        => Select(a < b, Constant(1L, a.Type), Select(Equal(a, b), 0.5, Constant(0L, a.Type)));

    private static Scalar? Either(Scalar condition, Scalar? whenTrue, Scalar? whenFalse)
        => whenTrue is null && whenFalse is null ? null
            : Select(condition, whenTrue ?? 0, whenFalse ?? 0);

    private static Scalar? Plus(Scalar? left, Scalar? right)
        => left is null ? right : right is null ? left : left + right;

    private static Scalar? Times(Scalar? derivative, Scalar factor)
        => derivative is null ? null
            : IsOne(derivative) ? factor
            : IsOne(factor) ? derivative
            : IsMinusOne(derivative) ? -factor
            : derivative * factor;

    private static bool IsOne(Scalar node) => node.Primitive == Primitive.Constant && node.ConstantValue == 1;

    private static bool IsMinusOne(Scalar node) => node.Primitive == Primitive.Constant && node.ConstantValue == -1;
}
