using AutoGraph.Ops;

namespace AutoGraph;

public sealed partial class Tensor
{
    /// <summary>Random tensors. Counter-based: neither threads nor graphs change the numbers.</summary>
    /// <remarks>
    /// Without a seed the numbers come from one generator of the process, one operation after the other as they run: a
    /// graph
    /// gives the same sequence as the same operations run eagerly. With a seed they are a function of it alone.
    /// </remarks>
    public static partial class Random
    {
        /// <summary>Starts the process's generator again; without it every process draws other numbers.</summary>
        /// <param name="seed">The same seed, the same sequence.</param>
        public static void SetSeed(ulong seed) => RandomGenerator.Default.SetSeed(seed);

        /// <inheritdoc cref="SetSeed(ulong)"/>
        public static void SetSeed(long seed) => SetSeed((ulong)seed);

        private static Tensor Affine(Tensor x, double factor, double addend)
        {
            var scaled = factor == 1 ? x : x * factor;
            return addend == 0 ? scaled : scaled + addend;
        }
    }
}
