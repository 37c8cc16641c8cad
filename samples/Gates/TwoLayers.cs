namespace AutoGraph.Samples;

/// <summary>Two inputs, four hidden units, one output: enough for XOR, which no single neuron can tell.</summary>
internal sealed partial class TwoLayers
{
    private readonly Variable hiddenWeights = new(Tensor.Random.Normal([2, 4], seed: 3), name: "hidden/weights");
    private readonly Variable hiddenBias = new(Tensor.Zeros([4]), name: "hidden/bias");
    private readonly Variable outputWeights = new(Tensor.Random.Normal([4, 1], seed: 4), name: "output/weights");
    private readonly Variable outputBias = new(Tensor.Zeros([1]), name: "output/bias");
    private readonly Adam optimizer = new(learningRate: 0.05);

    /// <summary>One step down the mean squared error; gives the error before it.</summary>
    [TensorFunction]
    public Tensor TrainStep(Tensor inputs, Tensor targets)
    {
        using var tape = new GradientTape();
        var loss = (Answer(inputs) - targets).Square().Mean();
        Variable[] weights = [hiddenWeights, hiddenBias, outputWeights, outputBias];
        optimizer.Apply(tape.Gradient(loss, weights), weights);
        return loss;
    }

    /// <summary>From 0 to 1 for each row of inputs.</summary>
    public Tensor Answer(Tensor inputs)
        => Nn.Sigmoid(Tensor.Tanh(inputs.MatMul(hiddenWeights) + hiddenBias).MatMul(outputWeights) + outputBias);
}
