namespace AutoGraph.Benchmarks.Workloads;

/// <summary>Functions whose graphs have about so many operations, in shapes that programs have.</summary>
internal sealed partial class SizedGraphs(int operations)
{
    /// <summary>What is measured, by name.</summary>
    public IEnumerable<(string Shape, TensorFunction<Func<Tensor, Tensor, Tensor>> Function)> All =>
    [
        ("chain", ChainFunction), ("side by side", WideFunction), ("mixture", MixtureFunction),
        ("gradient of a mixture", MixtureGradientFunction),
    ];

    /// <summary>One elementwise operation after the other.</summary>
    [TensorFunction]
    public Tensor Chain(Tensor x, Tensor weights)
    {
        for (var i = 0; i < operations / 3; i++)
            x = Tensor.Tanh(x) * weights + 0.1f;
        return x;
    }

    /// <summary>Operations on one tensor, and their sum.</summary>
    [TensorFunction]
    public Tensor Wide(Tensor x, Tensor weights)
    {
        var sum = weights;
        for (var i = 0; i < operations / 3; i++)
            sum += Tensor.Tanh(x * (i + 2));
        return sum;
    }

    /// <summary>Products, loops, means and broadcasts in turn.</summary>
    [TensorFunction]
    public Tensor Mixture(Tensor x, Tensor weights) => Mixed(x, weights, operations);

    /// <summary>Forward and reverse; a reverse pass has about two operations for one of the forward pass.</summary>
    [TensorFunction]
    public Tensor MixtureGradient(Tensor x, Tensor weights)
    {
        using var tape = new GradientTape();
        tape.Watch(weights);
        return tape.Gradient(Mixed(x, weights, operations / 3).Sum(), weights);
    }

    private static Tensor Mixed(Tensor x, Tensor weights, int count)
    {
        for (var i = 0; i < Math.Max(1, count / 6); i++)
        {
            x = Tensor.Tanh(x.MatMul(weights));
            x = x - x.Mean(axis: 1, keepDims: true) + weights;
        }
        return x;
    }
}
