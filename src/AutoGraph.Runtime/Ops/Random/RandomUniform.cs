using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    /// <summary>Numbers from 0, inclusive, to 1, exclusive. Not differentiable.</summary>
    internal sealed record RandomUniform(Shape To, DType DType, ulong? Seed) : RandomOp(To, DType, Seed)
    {
        /// <summary>Numbers in the shape of a tensor.</summary>
        public static Tensor Like(Tensor x, DType dtype, ulong? seed)
            => x.Shape.IsKnown
                ? Dispatch.Single(new RandomUniform(x.Shape, dtype, seed))
                : Dispatch.Single(new RandomUniform(x.Shape, dtype, seed), x);

        protected override unsafe void Fill(View to, long count, ulong seed, ulong offset)
        {
            if (to.Element == ElementType.Float32)
            {
                Philox.FillUniform((float*)to.Address, count, seed, offset);
            }
            else
            {
                Philox.FillUniform((double*)to.Address, count, seed, offset);
            }
        }
    }
}

namespace AutoGraph
{
    public sealed partial class Tensor
    {
        public static partial class Random
        {
            /// <summary>Independent numbers, each as likely as another between two bounds.</summary>
            /// <param name="shape">Known sizes.</param>
            /// <param name="min">The least number.</param>
            /// <param name="max">Above all numbers (rounding may reach it); at least min.</param>
            /// <param name="dtype">float32 (also for null) or float64.</param>
            /// <param name="seed">Given: the same numbers at every call. Null: the next numbers of the process's
            /// generator.</param>
            /// <exception cref="ArgumentOutOfRangeException">max is below min, or one is NaN.</exception>
            public static Tensor Uniform(Shape shape, double min = 0, double max = 1, DType? dtype = null,
                long? seed = null)
            {
                if (!(max >= min))
                {
                    throw new ArgumentOutOfRangeException(nameof(max), max, $"randomUniform: expected a max of at "
                        + $"least min = {min}.");
                }

                var uniform = Dispatch.Single(new RandomUniform(shape, dtype ?? DType.Float32, (ulong?)seed));
                return Affine(uniform, max - min, min);
            }
        }
    }
}
