namespace AutoGraph.Runtime.Tests.Execution;

/// <summary>Alone in the process: what other tests allocate would count.</summary>
[CollectionDefinition(nameof(SteadyStateTests), DisableParallelization = true)]
[Collection(nameof(SteadyStateTests))]
public class SteadyStateTests
{
    /// <summary>A tensor, its memory's handle and its share of a slab: what one scalar output takes.</summary>
    private const long OutputBytes = 256;

    /// <summary>What the collector and the pool may keep for later; a hundred bytes lost at each of a million steps are
    /// more.</summary>
    private const long FlatBytes = 64L << 20;

    [Fact]
    public void A_training_step_allocates_nothing_but_its_output()
    {
        var step = MlpStep();
        Take(50, step);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Take(1000, step);
        var perStep = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;
        Assert.True(perStep <= OutputBytes, $"{perStep} bytes a step");
    }

    [Fact, Trait("Category", "Slow")]
    public void A_million_training_steps_keep_the_resident_size()
    {
        var step = MlpStep();
        Take(20_000, step);
        var before = ResidentSize();
        Take(1_000_000, step);
        var grown = ResidentSize() - before;
        Assert.True(grown < FlatBytes, $"grew by {grown >> 20} MiB");
    }

    [Fact, Trait("Category", "Slow")]
    public void Eager_temporaries_do_not_pile_up()
    {
        var x = Tensor.Random.Normal([512, 512], seed: 2);
        for (var i = 0; i < 4000; i++)
        {
            _ = (x + 1) * 2;
        }

        Assert.True(Environment.WorkingSet < 1500L << 20, $"{Environment.WorkingSet >> 20} MiB");
    }

    /// <summary>Forward, reverse and Adam of a small network with dropout, as one graph.</summary>
    private static Action MlpStep()
    {
        var hidden = new Variable(Tensor.Random.Normal([20, 16], stddev: 0.1f, seed: 1));
        var bias = new Variable(Tensor.Zeros([16]));
        var output = new Variable(Tensor.Random.Normal([16, 5], stddev: 0.1f, seed: 2));
        var adam = new Adam(1e-3f);
        var step = Graphed.Function(inputs =>
        {
            using var tape = new GradientTape();
            var units = Nn.Dropout(Nn.Relu(inputs[0].MatMul(hidden) + bias), 0.2);
            var loss = Nn.SparseSoftmaxCrossEntropy(inputs[1], units.MatMul(output)).Mean();
            adam.Apply(tape.Gradient(loss, [hidden, bias, output]), [hidden, bias, output]);
            return loss;
        });
        Tensor[] batch = [Tensor.Random.Normal([8, 20], seed: 3), Tensor.Constant([0, 1, 2, 3, 4, 0, 1, 2])];
        return () => step(batch);
    }

    private static long ResidentSize()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Environment.WorkingSet;
    }

    private static void Take(int steps, Action step)
    {
        for (var i = 0; i < steps; i++)
        {
            step();
        }
    }
}
