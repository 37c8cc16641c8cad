namespace AutoGraph.Benchmarks.Workloads;

/// <summary>Two times two convolutions and a pool, then two dense layers, on images (n, 28, 28, 1).</summary>
/// <param name="dtype">Of the weights and the images.</param>
/// <param name="optimizer">What training steps use.</param>
/// <param name="drops">Whether training drops units.</param>
internal sealed partial class Cnn(DType dtype, Optimizer? optimizer = null, bool drops = true)
{
    private const int Units = 512, Classes = 10;

    private readonly Variable filters1 = Weights("filters1", 1, [3, 3, 1, 32], dtype), bias1 = Zeros("bias1", 32, dtype);
    private readonly Variable filters2 = Weights("filters2", 2, [3, 3, 32, 32], dtype), bias2 = Zeros("bias2", 32, dtype);
    private readonly Variable filters3 = Weights("filters3", 3, [3, 3, 32, 64], dtype), bias3 = Zeros("bias3", 64, dtype);
    private readonly Variable filters4 = Weights("filters4", 4, [3, 3, 64, 64], dtype), bias4 = Zeros("bias4", 64, dtype);
    private readonly Variable hidden = Weights("hidden", 5, [7 * 7 * 64, Units], dtype), hiddenBias = Zeros("hidden bias", Units, dtype);
    private readonly Variable output = Weights("output", 6, [Units, Classes], dtype), outputBias = Zeros("output bias", Classes, dtype);

    public Variable[] AllWeights =>
        [filters1, bias1, filters2, bias2, filters3, bias3, filters4, bias4, hidden, hiddenBias, output, outputBias];

    /// <summary>The logits of images (n, 28, 28, 1).</summary>
    [TensorFunction]
    public Tensor Infer(Tensor images) => Logits(images, isTraining: false);

    /// <summary>One step on images (n, 28, 28, 1) and labels (n); gives the loss before it.</summary>
    [TensorFunction]
    public Tensor TrainStep(Tensor images, Tensor labels)
    {
        using var tape = new GradientTape();
        var loss = Nn.SparseSoftmaxCrossEntropy(labels, Logits(images, drops)).Mean();
        optimizer!.Apply(tape.Gradient(loss, AllWeights), AllWeights);
        return loss;
    }

    private Tensor Logits(Tensor images, bool isTraining)
    {
        var x = Nn.Relu(Nn.Conv2D(images, filters1, padding: Padding.Same) + bias1);
        x = Nn.Relu(Nn.Conv2D(x, filters2, padding: Padding.Same) + bias2);
        x = Drop(Nn.MaxPool2D(x, 2), 0.25, isTraining);
        x = Nn.Relu(Nn.Conv2D(x, filters3, padding: Padding.Same) + bias3);
        x = Nn.Relu(Nn.Conv2D(x, filters4, padding: Padding.Same) + bias4);
        x = Drop(Nn.MaxPool2D(x, 2), 0.25, isTraining);
        x = Drop(Nn.Relu(x.Flatten(1).MatMul(hidden) + hiddenBias), 0.5, isTraining);
        return x.MatMul(output) + outputBias;
    }

    private static Tensor Drop(Tensor x, double rate, bool isTraining) => isTraining ? Nn.Dropout(x, rate) : x;

    /// <summary>Of variance 1 / inputs, so that activations neither grow nor vanish.</summary>
    private static Variable Weights(string name, int seed, int[] sizes, DType dtype)
    {
        var inputs = sizes[..^1].Aggregate(1, (product, size) => product * size);
        return new(Tensor.Random.Normal(sizes, stddev: Math.Sqrt(1.0 / inputs), seed: seed).Cast(dtype), name: name);
    }

    private static Variable Zeros(string name, int size, DType dtype) => new(Tensor.Zeros([size], dtype), name: name);
}
