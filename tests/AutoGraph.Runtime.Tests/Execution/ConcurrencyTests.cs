namespace AutoGraph.Runtime.Tests.Execution;

public class ConcurrencyTests
{
    [Fact]
    public void Concurrent_calls_of_one_function_are_right()
    {
        var function = Graphed.Function(
            inputs => ((inputs[0].MatMul(inputs[0]) + 1).Square() - inputs[0]).Sum(axis: 1));
        var inputs = Enumerable.Range(0, 16).Select(i => Tensor.Random.Normal([24, 24], seed: i)).ToArray();
        var expected = inputs.Select(input => function([input]).ToArray<float>()).ToArray();

        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            Assert.Equal(expected[i % 16], function([inputs[i % 16]]).ToArray<float>()));
    }

    [Fact]
    public void A_function_first_called_by_many_threads_is_traced_once_per_shape()
    {
        var traces = 0;
        var function = Graphed.Function(inputs =>
        {
            Interlocked.Increment(ref traces);
            return inputs[0] * 2;
        });

        Parallel.For(0, 64, i => function([Tensor.Ones([(i % 4) + 1])]));

        Assert.Equal(4, traces);
    }
}
