namespace AutoGraph;

/// <summary>Gradient descent, with momentum if wished: <c>w -= learningRate * gradient</c>.</summary>
/// <remarks>With momentum: <c>v = momentum * v - learningRate * gradient; w += v</c>, as in Keras.</remarks>
public sealed class Sgd : Optimizer
{
    private readonly double momentum;
    private readonly bool nesterov;

    /// <summary>Gradient descent.</summary>
    /// <param name="learningRate">At least 0.</param>
    /// <param name="momentum">How much of the last step is kept: from 0 (nothing) to below 1.</param>
    /// <param name="nesterov">Looks ahead along the momentum.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public Sgd(double learningRate = 0.01, double momentum = 0, bool nesterov = false)
        : base(learningRate)
    {
        this.momentum = Check.Fraction(momentum, nameof(momentum));
        this.nesterov = nesterov;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> SlotNames => momentum == 0 ? [] : ["momentum"];

    /// <inheritdoc/>
    protected override void Update(
        Variable variable, Tensor gradient, IReadOnlyList<Tensor> factors, IReadOnlyList<Variable> slots)
    {
        var step = gradient * factors[0];
        if (momentum == 0)
        {
            variable.AssignSub(step);
            return;
        }

        var velocity = (slots[0] * momentum) - step;
        slots[0].Assign(velocity);
        variable.AssignAdd(nesterov ? (velocity * momentum) - step : velocity);
    }
}
