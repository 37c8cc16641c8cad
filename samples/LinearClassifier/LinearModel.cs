namespace AutoGraph.Samples;

/// <summary>A plane through the points: its height tells the class, above 0.5 the second one.</summary>
internal sealed partial class LinearModel
{
    private const float LearningRate = 0.1f;

    public Variable Weights { get; } = new(Tensor.Random.Uniform([2, 1], seed: 1), name: "weights");

    public Variable Bias { get; } = new(Tensor.Zeros([1]), name: "bias");

    /// <summary>One step down the mean squared error over all points; gives the error before it.</summary>
    [TensorFunction]
    public Tensor TrainStep(Tensor points, Tensor classes)
    {
        using var tape = new GradientTape();
        var loss = (Predict(points) - classes).Square().Mean();
        var gradients = tape.Gradient(loss, [Weights, Bias]);
        Weights.AssignSub(gradients[0] * LearningRate);
        Bias.AssignSub(gradients[1] * LearningRate);
        return loss;
    }

    /// <summary>The part of the points on the right side of the line.</summary>
    [TensorFunction]
    public Tensor Accuracy(Tensor points, Tensor classes)
        => ((Predict(points) > 0.5f) == (classes > 0.5f)).Cast(DType.Float32).Mean();

    private Tensor Predict(Tensor points) => points.MatMul(Weights) + Bias;
}
