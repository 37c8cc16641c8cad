namespace AutoGraph.Runtime.Tests.Execution;

public class ThreadCountTests
{
    [Fact]
    public void Training_gives_the_same_bits_for_any_number_of_threads()
    {
        var before = AutoGraphOptions.Threads;
        try
        {
            var results = new[] { 1, 2, 3 }.Select(threads =>
            {
                AutoGraphOptions.Threads = threads;
                return Train();
            }).ToArray();

            Assert.Equal(results[0], results[1]);
            Assert.Equal(results[0], results[2]);
        }
        finally
        {
            AutoGraphOptions.Threads = before;
        }
    }

    /// <summary>Large enough that products and loops are split.</summary>
    private static float[] Train()
    {
        Variable w = new(Tensor.Random.Normal([300, 200], stddev: 0.05f, seed: 1)),
            v = new(Tensor.Random.Normal([200, 10], stddev: 0.05f, seed: 2));
        var adam = new Adam(1e-2f);
        var step = Graphed.Function(inputs =>
        {
            using var tape = new GradientTape();
            var loss = Nn.SparseSoftmaxCrossEntropy(inputs[1],
                Nn.Dropout(Nn.Relu(inputs[0].MatMul(w)), 0.3, seed: 7).MatMul(v)).Mean();
            adam.Apply(tape.Gradient(loss, [w, v]), [w, v]);
            return loss;
        });
        Tensor[] batch = [Tensor.Random.Normal([256, 300], seed: 3),
            Tensor.Constant(Enumerable.Range(0, 256).Select(i => i % 10).ToArray())];
        var losses = Enumerable.Range(0, 10).Select(_ => step(batch).ToScalar<float>()).ToArray();
        return [.. losses, .. w.Read().ToArray<float>(), .. v.Read().ToArray<float>()];
    }
}
