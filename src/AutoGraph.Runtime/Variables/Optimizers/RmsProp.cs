namespace AutoGraph;

/// <summary>Steps divided by the root of a moving mean of squared gradients (Hinton, 2012).</summary>
/// <remarks><c>v += (g² - v)(1 - rho); w -= learningRate · g / √(v + epsilon)</c>, as in Keras.</remarks>
public sealed class RmsProp : Optimizer
{
    private readonly double rho;
    private readonly double momentum;
    private readonly double epsilon;

    /// <summary>RMSprop.</summary>
    /// <param name="learningRate">At least 0.</param>
    /// <param name="rho">How slowly the mean of squared gradients changes: from 0 to below 1.</param>
    /// <param name="momentum">How much of the last step is kept: from 0 (nothing) to below 1.</param>
    /// <param name="epsilon">Keeps the divisor from 0: at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public RmsProp(double learningRate = 1e-3, double rho = 0.9, double momentum = 0, double epsilon = 1e-7)
        : base(learningRate)
    {
        this.rho = Check.Fraction(rho, nameof(rho));
        this.momentum = Check.Fraction(momentum, nameof(momentum));
        this.epsilon = Check.NotNegative(epsilon, nameof(epsilon));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> SlotNames => momentum == 0 ? ["meanSquare"] : ["meanSquare", "momentum"];

    /// <inheritdoc/>
    protected override void Update(
        Variable variable, Tensor gradient, IReadOnlyList<Tensor> factors, IReadOnlyList<Variable> slots)
    {
        Tensor old = slots[0];
        var meanSquare = old + ((gradient.Square() - old) * (1 - rho));
        slots[0].Assign(meanSquare);
        var step = gradient * factors[0] / Tensor.Sqrt(meanSquare + epsilon);
        if (momentum != 0)
        {
            step += slots[1] * momentum;
            slots[1].Assign(step);
        }

        variable.AssignSub(step);
    }
}
