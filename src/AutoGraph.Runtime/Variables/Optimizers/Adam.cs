namespace AutoGraph;

/// <summary>Adam (Kingma and Ba, 2015): steps of a size that does not depend on the scale of the gradients.</summary>
/// <remarks><c>m += (g - m)(1 - beta1); v += (g² - v)(1 - beta2); w -= m·rate / (√v + epsilon)</c> with
/// <c>rate = learningRate √(1 - beta2ᵗ) / (1 - beta1ᵗ)</c>, as in Keras.</remarks>
public class Adam : Optimizer
{
    private readonly double beta1;
    private readonly double beta2;
    private readonly double epsilon;

    /// <summary>Adam.</summary>
    /// <param name="learningRate">At least 0.</param>
    /// <param name="beta1">How slowly the mean of gradients changes: from 0 to below 1.</param>
    /// <param name="beta2">How slowly the mean of squared gradients changes: from 0 to below 1.</param>
    /// <param name="epsilon">Keeps the divisor from 0: at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public Adam(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7)
        : base(learningRate)
    {
        this.beta1 = Check.Fraction(beta1, nameof(beta1));
        this.beta2 = Check.Fraction(beta2, nameof(beta2));
        this.epsilon = Check.NotNegative(epsilon, nameof(epsilon));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> SlotNames { get; } = ["mean", "meanSquare"];

    /// <inheritdoc/>
    protected override Tensor[] Factors(Tensor learningRate, Tensor step)
    {
        // In double: 1 - 0.999 loses five of the seven digits of a float.
        var time = step.Cast(DType.Float64);
        var correction1 = 1.0 - Tensor.Exp(time * Math.Log(beta1));
        var correction2 = 1.0 - Tensor.Exp(time * Math.Log(beta2));
        return [learningRate.Cast(DType.Float64) * Tensor.Sqrt(correction2) / correction1];
    }

    /// <inheritdoc/>
    protected override void Update(
        Variable variable, Tensor gradient, IReadOnlyList<Tensor> factors, IReadOnlyList<Variable> slots)
    {
        Tensor oldMean = slots[0], oldMeanSquare = slots[1];
        var mean = oldMean + ((gradient - oldMean) * (1 - beta1));
        var meanSquare = oldMeanSquare + ((gradient.Square() - oldMeanSquare) * (1 - beta2));
        slots[0].Assign(mean);
        slots[1].Assign(meanSquare);
        variable.AssignSub(mean * factors[0] / (Tensor.Sqrt(meanSquare) + epsilon));
    }
}
