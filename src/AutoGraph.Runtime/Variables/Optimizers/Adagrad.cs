namespace AutoGraph;

/// <summary>Steps divided by the root of the sum of all squared gradients (Duchi, Hazan and Singer, 2011).</summary>
/// <remarks><c>s += g²; w -= learningRate · g / √(s + epsilon)</c>, as in Keras.</remarks>
public sealed class Adagrad : Optimizer
{
    private readonly double epsilon;

    /// <summary>Adagrad.</summary>
    /// <param name="learningRate">At least 0.</param>
    /// <param name="initialAccumulator">Where the sums start: at least 0.</param>
    /// <param name="epsilon">Keeps the divisor from 0: at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public Adagrad(double learningRate = 1e-3, double initialAccumulator = 0.1, double epsilon = 1e-7)
        : base(learningRate)
    {
        InitialSlotValue = Check.NotNegative(initialAccumulator, nameof(initialAccumulator));
        this.epsilon = Check.NotNegative(epsilon, nameof(epsilon));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> SlotNames { get; } = ["accumulator"];

    /// <inheritdoc/>
    protected override double InitialSlotValue { get; }

    /// <inheritdoc/>
    protected override void Update(
        Variable variable, Tensor gradient, IReadOnlyList<Tensor> factors, IReadOnlyList<Variable> slots)
    {
        var sum = slots[0] + gradient.Square();
        slots[0].Assign(sum);
        variable.AssignSub(gradient * factors[0] / Tensor.Sqrt(sum + epsilon));
    }
}
