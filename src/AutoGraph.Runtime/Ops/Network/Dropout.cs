using AutoGraph.Ops;

namespace AutoGraph;

public static partial class Nn
{
    /// <summary>Sets elements to 0 at random and scales the others so that the mean stays; for training.</summary>
    /// <param name="x">float32 or float64, any shape.</param>
    /// <param name="rate">How likely an element becomes 0; at least 0, below 1. The others are divided by 1 -
    /// rate.</param>
    /// <param name="seed">Given: the same places at every call. Null: drawn from the process's generator at every
    /// run.</param>
    /// <remarks>N. Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", JMLR 15,
    /// 2014.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not in [0, 1).</exception>
    public static Tensor Dropout(Tensor x, double rate, long? seed = null)
    {
        Accepts.Floating.Check("dropout", x.DType);
        if (!(rate is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "dropout: expected a rate of at least 0 and "
                + "below 1.");
        }

        if (rate == 0)
        {
            return x.Keep("dropout");
        }

        var isKept = RandomUniform.Like(x, x.DType, (ulong?)seed) >= rate;
        return Tensor.Where(isKept, x * (1 / (1 - rate)), 0);
    }
}
