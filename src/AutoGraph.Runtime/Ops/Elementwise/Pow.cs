using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    internal sealed record Pow : BinaryOp<Pow>
    {
        protected override Accepts Accepts => Accepts.Floating;

        protected override Scalar Body(Scalar left, Scalar right) => Scalar.Pow(left, right);

        /// <summary>A power whose exponent is a literal: products for small whole ones, else a formula that knows
        /// it.</summary>
        public static Tensor Literal(Tensor x, double exponent)
        {
            if (exponent is >= 0 and <= 64 && Math.Truncate(exponent) == exponent
                && (exponent <= 4 || x.DType.IsInteger))
            {
                return Product(x, (int)exponent);
            }

            Accepts.Floating.Check(nameof(Pow).ToLowerInvariant(), x.DType);
            return exponent switch
            {
                0.5 => Tensor.Sqrt(x),
                -1 => Tensor.Reciprocal(x),
                _ => FormulaOp.Apply("pow", Scalar.Pow(Scalar.Input(0, x.DType.Element), exponent), x),
            };
        }

        private static Tensor Product(Tensor x, int exponent) => exponent switch
        {
            0 => Tensor.OnesLike(x),
            1 => x,
            _ when exponent % 2 == 0 => Tensor.Square(Product(x, exponent / 2)),
            _ => x * Product(x, exponent - 1),
        };
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>x to the power of an exponent, element by element with broadcasting.</summary>
        /// <param name="x">Floating; integers when the exponent is a literal from 0 to 64.</param>
        /// <param name="exponent">The same dtype, or a literal: small whole ones become products.</param>
        /// <remarks>NaN for a negative x and an exponent that is not whole. The derivative by the exponent is 0 where x
        /// is 0.</remarks>
        public static Tensor Pow(Tensor x, Tensor exponent)
            => exponent is { IsWeak: true, IsSymbolic: false }
                ? Ops.Pow.Literal(x, Numbers.ReadDouble(exponent.View.Address, exponent.DType.Element))
                : Ops.Pow.Apply(x, exponent);

        /// <inheritdoc cref="Pow(Tensor, Tensor)"/>
        public Tensor Pow(Tensor exponent) => Pow(AsTensor(), exponent);
    }
}
