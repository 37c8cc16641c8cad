namespace AutoGraph.Benchmarks.Workloads;

/// <summary>784-128-10 with relu: forward on images, with and without dropout, and training steps.</summary>
internal sealed partial class Mlp(DType dtype, Optimizer? optimizer = null)
{
    private const int Pixels = 784, Units = 128, Classes = 10;

    private readonly Variable hiddenWeights = new(Tensor.Random.Normal([Pixels, Units], stddev: 0.05f, seed: 1).Cast(dtype), name: "hidden/weights");
    private readonly Variable hiddenBias = new(Tensor.Zeros([Units], dtype), name: "hidden/bias");
    private readonly Variable outputWeights = new(Tensor.Random.Normal([Units, Classes], stddev: 0.05f, seed: 2).Cast(dtype), name: "output/weights");
    private readonly Variable outputBias = new(Tensor.Zeros([Classes], dtype), name: "output/bias");

    public Variable[] Weights => [hiddenWeights, hiddenBias, outputWeights, outputBias];

    /// <summary>The logits of images [n, 28, 28].</summary>
    [TensorFunction]
    public Tensor Infer(Tensor images) => Logits(Hidden(images.Reshape([60, Pixels])));

    /// <summary>The logits while training: a fifth of the hidden units is dropped.</summary>
    [TensorFunction]
    public Tensor WithDropout(Tensor images) => Logits(Nn.Dropout(Hidden(images.Reshape([60, Pixels])), 0.2f));

    /// <summary>One step on images [n, 784] and labels [n]; gives the loss before it.</summary>
    [TensorFunction]
    public Tensor TrainStep(Tensor images, Tensor labels)
    {
        using var tape = new GradientTape();
        var loss = Nn.SparseSoftmaxCrossEntropy(labels, Logits(Hidden(images))).Mean();
        optimizer!.Apply(tape.Gradient(loss, Weights), Weights);
        return loss;
    }

    /// <summary>The logits in double precision; <paramref name="images"/> is [n, 784].</summary>
    public double[] Reference(double[] images)
    {
        var hidden = Dense(images, Pixels, hiddenWeights, hiddenBias, Units);
        for (var i = 0; i < hidden.Length; i++)
            hidden[i] = Math.Max(hidden[i], 0);
        return Dense(hidden, Units, outputWeights, outputBias, Classes);
    }

    private Tensor Hidden(Tensor images) => Nn.Relu(images.MatMul(hiddenWeights) + hiddenBias);

    private Tensor Logits(Tensor hidden) => hidden.MatMul(outputWeights) + outputBias;

    private static double[] Dense(double[] inputs, int width, Variable weights, Variable bias, int units)
    {
        var (w, b) = (Compare.Doubles(weights), Compare.Doubles(bias));
        var outputs = new double[inputs.Length / width * units];
        for (var i = 0; i < outputs.Length; i++)
        {
            var (row, unit) = Math.DivRem(i, units);
            outputs[i] = b[unit];
            for (var k = 0; k < width; k++)
                outputs[i] += inputs[row * width + k] * w[k * units + unit];
        }
        return outputs;
    }
}
