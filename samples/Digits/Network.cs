namespace AutoGraph.Samples;

/// <summary>Two dense layers with dropout between them: 784 pixels, 128 hidden units, 10 digits.</summary>
internal sealed partial class Network
{
    private const float DropoutRate = 0.1f;

    private readonly Variable hiddenWeights = GlorotUniform(784, 128, "hidden/weights");
    private readonly Variable hiddenBias = new(Tensor.Zeros([128]), name: "hidden/bias");
    private readonly Variable outputWeights = GlorotUniform(128, 10, "output/weights");
    private readonly Variable outputBias = new(Tensor.Zeros([10]), name: "output/bias");
    private readonly Adam optimizer = new();

    /// <summary>How far a step goes; a new rate needs no new graph.</summary>
    public double LearningRate { set => optimizer.LearningRate.Assign(Tensor.Constant((float)value)); }

    /// <summary>One step on a batch; gives the loss before the step.</summary>
    /// <param name="images">All training images, [count, 784].</param>
    /// <param name="labels">Theirs, [count].</param>
    /// <param name="chosen">Which of them the batch is, [n].</param>
    [TensorFunction]
    public Tensor TrainStep(Tensor images, Tensor labels, Tensor chosen)
    {
        using var tape = new GradientTape();
        var hidden = Nn.Dropout(Hidden(images.Gather(chosen)), DropoutRate);
        var loss = Nn.SparseSoftmaxCrossEntropy(labels.Gather(chosen), Logits(hidden)).Mean();
        Variable[] weights = [hiddenWeights, hiddenBias, outputWeights, outputBias];
        optimizer.Apply(tape.Gradient(loss, weights), weights);
        return loss;
    }

    /// <summary>How many images of a batch are recognised.</summary>
    [TensorFunction]
    public Tensor CountRight(Tensor images, Tensor labels)
        => (Logits(Hidden(images)).ArgMax(axis: 1) == labels).Cast(DType.Int32).Sum();

    private Tensor Hidden(Tensor images) => Nn.Relu(images.MatMul(hiddenWeights) + hiddenBias);

    private Tensor Logits(Tensor hidden) => hidden.MatMul(outputWeights) + outputBias;

    private static Variable GlorotUniform(int inputs, int outputs, string name)
    {
        var limit = MathF.Sqrt(6f / (inputs + outputs));
        return new Variable(Tensor.Random.Uniform([inputs, outputs], -limit, limit), name: name);
    }
}
