namespace AutoGraph.Runtime.Tests.Execution;

/// <summary>Alone in the process: what other tests allocate would count.</summary>
[CollectionDefinition(nameof(SteadyStateTests), DisableParallelization = true)]
[Collection(nameof(SteadyStateTests))]
public class SteadyStateTests
{
    /// <summary>A tensor, its memory's handle and its share of a slab: what one scalar output takes.</summary>
    private const long OutputBytes = 256;

    [Fact]
    public void A_training_step_allocates_nothing_but_its_output()
    {
        var w = new Variable(Tensor.Random.Normal([20, 5], stddev: 0.1f, seed: 1));
        var b = new Variable(Tensor.Zeros([5]));
        var adam = new Adam(1e-3f);
        var step = Graphed.Function(inputs =>
        {
            using var tape = new GradientTape();
            var loss =
                Nn.SparseSoftmaxCrossEntropy(inputs[1], Nn.Dropout(Nn.Relu(inputs[0].MatMul(w) + b), 0.2)).Mean();
            adam.Apply(tape.Gradient(loss, [w, b]), [w, b]);
            return loss;
        });
        Tensor[] batch = [Tensor.Random.Normal([8, 20], seed: 2), Tensor.Constant([0, 1, 2, 3, 4, 0, 1, 2])];
        for (var i = 0; i < 50; i++)
        {
            step(batch);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            step(batch);
        }

        var perStep = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;
        Assert.True(perStep <= OutputBytes, $"{perStep} bytes a step");
    }

    [Fact, Trait("Category", "Slow")]
    public void A_hundred_thousand_steps_keep_the_resident_size()
    {
        var w = new Variable(Tensor.Random.Normal([50, 50], stddev: 0.1f, seed: 1));
        var step = Graphed.Function(inputs =>
        {
            w.Assign(w - 0.001f * inputs[0].Transpose().MatMul(inputs[0].MatMul(w)));
            return w.Read().Square().Mean();
        });
        var x = Tensor.Random.Normal([16, 50], seed: 2);
        for (var i = 0; i < 5000; i++)
        {
            step([x]);
        }

        var before = Environment.WorkingSet;
        for (var i = 0; i < 100_000; i++)
        {
            step([x]);
        }

        Assert.True(
            Environment.WorkingSet - before < 16 << 20, $"grew by {(Environment.WorkingSet - before) >> 20} MiB");
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
}
