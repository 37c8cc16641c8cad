namespace AutoGraph;

/// <summary>Adam with weights that decay towards 0 apart from the gradient (Loshchilov and Hutter, 2019).</summary>
/// <remarks><c>w -= learningRate · weightDecay · w</c>, then the step of <see cref="Adam"/>.</remarks>
public sealed class AdamW : Adam
{
    private readonly double weightDecay;

    /// <summary>Adam with weight decay.</summary>
    /// <param name="learningRate">At least 0.</param>
    /// <param name="weightDecay">The share of a weight that a step takes away, per unit of the learning rate: at least
    /// 0.</param>
    /// <param name="beta1">How slowly the mean of gradients changes: from 0 to below 1.</param>
    /// <param name="beta2">How slowly the mean of squared gradients changes: from 0 to below 1.</param>
    /// <param name="epsilon">Keeps the divisor from 0: at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public AdamW(
        double learningRate = 1e-3, double weightDecay = 4e-3, double beta1 = 0.9, double beta2 = 0.999,
        double epsilon = 1e-7)
        : base(learningRate, beta1, beta2, epsilon)
    {
        this.weightDecay = Check.NotNegative(weightDecay, nameof(weightDecay));
    }

    /// <inheritdoc/>
    protected override Tensor[] Factors(Tensor learningRate, Tensor step)
        => [.. base.Factors(learningRate, step), 1.0 - (learningRate.Cast(DType.Float64) * weightDecay)];

    /// <inheritdoc/>
    protected override void Update(
        Variable variable, Tensor gradient, IReadOnlyList<Tensor> factors, IReadOnlyList<Variable> slots)
    {
        variable.Assign(variable * factors[1]);
        base.Update(variable, gradient, factors, slots);
    }
}
