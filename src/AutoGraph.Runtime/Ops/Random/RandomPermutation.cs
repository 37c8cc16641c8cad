using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    /// <summary>The whole numbers from 0 in random order. Not differentiable.</summary>
    internal sealed record RandomPermutation(int Count, ulong? Seed) : RandomOp(new Shape([Count]), DType.Int32, Seed)
    {
        protected override unsafe void Fill(View to, long count, ulong seed, ulong offset)
        {
            // Fisher and Yates; a word times the number of choices, upper half, is fair to one in 2³².
            var places = (int*)to.Address;
            var words = Tensor.Allocate(DType.Int32, To);
            var word = (uint*)words.View.Address;
            Philox.FillBits(word, count, seed, offset);
            for (var i = 0; i < count; i++)
            {
                var other = (int)(((ulong)word[i] * (ulong)(i + 1)) >> 32);
                places[i] = places[other];
                places[other] = i;
            }

            GC.KeepAlive(words);
        }

        protected override void CheckDType()
        {
        }
    }
}

namespace AutoGraph
{
    public sealed partial class Tensor
    {
        public static partial class Random
        {
            /// <summary>The whole numbers from 0 to <paramref name="count"/> - 1 in random order; int32.</summary>
            /// <param name="count">At least 0.</param>
            /// <param name="seed">Given: the same order at every call. Null: the next order of the process's
            /// generator.</param>
            public static Tensor Permutation(int count, long? seed = null)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(count);
                return Dispatch.Single(new RandomPermutation(count, (ulong?)seed));
            }
        }
    }
}
