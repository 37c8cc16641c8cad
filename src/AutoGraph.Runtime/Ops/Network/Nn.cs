namespace AutoGraph;

/// <summary>Operations of neural networks: activations, losses, dropout.</summary>
public static partial class Nn
{
    /// <inheritdoc cref="Operand.Tanh(Tensor)"/>
    public static Tensor Tanh(Tensor x) => Tensor.Tanh(x);

    /// <inheritdoc cref="Operand.Sigmoid(Tensor)"/>
    public static Tensor Sigmoid(Tensor x) => Tensor.Sigmoid(x);
}
