using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    /// <summary>Normal numbers of mean 0 and variance 1. Not differentiable.</summary>
    internal sealed record RandomNormal(Shape To, DType DType, ulong? Seed) : RandomOp(To, DType, Seed)
    {
        protected override unsafe void Fill(View to, long count, ulong seed, ulong offset)
        {
            if (to.Element == ElementType.Float32)
            {
                Philox.FillNormal((float*)to.Address, count, seed, offset);
            }
            else
            {
                Philox.FillNormal((double*)to.Address, count, seed, offset);
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
            /// <summary>Independent normal numbers.</summary>
            /// <param name="shape">Known sizes.</param>
            /// <param name="mean">Of the distribution.</param>
            /// <param name="stddev">Of the distribution; at least 0.</param>
            /// <param name="dtype">float32 (also for null) or float64.</param>
            /// <param name="seed">Given: the same numbers at every call. Null: the next numbers of the process's
            /// generator.</param>
            /// <exception cref="ArgumentOutOfRangeException">stddev is negative or NaN.</exception>
            public static Tensor Normal(Shape shape, double mean = 0, double stddev = 1, DType? dtype = null,
                long? seed = null)
            {
                if (!(stddev >= 0))
                {
                    throw new ArgumentOutOfRangeException(nameof(stddev), stddev, "randomNormal: expected a standard "
                        + "deviation of at least 0.");
                }

                var normal = Dispatch.Single(new RandomNormal(shape, dtype ?? DType.Float32, (ulong?)seed));
                return Affine(normal, stddev, mean);
            }
        }
    }
}
