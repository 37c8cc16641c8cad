namespace AutoGraph.Runtime.Tests.Ops;

/// <summary>Tests that set the seed of the process: nothing else may draw meanwhile.</summary>
[CollectionDefinition(nameof(RandomTests), DisableParallelization = true)]
public sealed class RandomCollection;

/// <summary>Random tensors: distributions, seeds, and the sequence of the process's generator.</summary>
[Collection(nameof(RandomTests))]
public sealed class RandomTests
{
    private const int Many = 200_000;

    public static TheoryData<string> DTypes => ["float32", "float64"];

    [Theory, MemberData(nameof(DTypes))]
    public void Normal_numbers_have_the_mean_and_deviation_asked_for(string dtype)
    {
        var values = Values(Tensor.Random.Normal([Many], mean: 3, stddev: 2, Named(dtype), seed: 11));
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        Assert.Equal(3, mean, tolerance: 5 * 2 / Math.Sqrt(Many));
        Assert.Equal(2, deviation, tolerance: 5 * 2 / Math.Sqrt(2.0 * Many));
        // The share within one deviation, and the fourth moment.
        Assert.Equal(0.6827, values.Count(value => Math.Abs(value - 3) < 2) / (double)Many, tolerance: 0.006);
        Assert.Equal(3, values.Average(value => Math.Pow((value - 3) / 2, 4)), tolerance: 0.12);
    }

    [Theory, MemberData(nameof(DTypes))]
    public void Uniform_numbers_fill_the_interval_evenly(string dtype)
    {
        var values = Values(Tensor.Random.Uniform([Many], -2, 6, Named(dtype), seed: 12));
        Assert.All(values, value => Assert.InRange(value, -2, 6));
        Assert.Equal(2, values.Average(), tolerance: 0.03);
        var bins = values.GroupBy(value => (int)Math.Floor(value)).Where(bin => bin.Key < 6).Select(bin
            => (double)bin.Count()).ToArray();
        var expected = Many / 8.0;
        Assert.Equal(8, bins.Length);
        Assert.True(bins.Sum(count => (count - expected) * (count - expected) / expected) < 30, "χ² with 7 degrees "
            + "of freedom is too large");
    }

    [Fact]
    public void Neighbours_are_independent()
    {
        var values = Values(Tensor.Random.Normal([Many], seed: 13));
        Assert.Equal(0, values.Zip(values.Skip(1), (a, b) => a * b).Average(), tolerance: 5 / Math.Sqrt(Many));
        Assert.Equal(0, values.Zip(values.Skip(2), (a, b) => a * b).Average(), tolerance: 5 / Math.Sqrt(Many));
    }

    [Fact]
    public void A_seed_gives_the_same_numbers_and_another_seed_others()
    {
        var first = Values(Tensor.Random.Normal([100], seed: 5));
        Assert.Equal(first, Values(Tensor.Random.Normal([100], seed: 5)));
        Assert.NotEqual(first, Values(Tensor.Random.Normal([100], seed: 6)));
        Assert.Equal(first.Take(40), Values(Tensor.Random.Normal([40], seed: 5)));
    }

    [Fact]
    public void A_seed_of_the_process_starts_the_same_sequence_again()
    {
        Tensor.Random.SetSeed(7);
        double[][] first = [Values(Tensor.Random.Normal([5])), Values(Tensor.Random.Normal([5])),
            Values(Tensor.Random.Uniform([5]))];
        Tensor.Random.SetSeed(7);
        double[][] second = [Values(Tensor.Random.Normal([5])), Values(Tensor.Random.Normal([5])),
            Values(Tensor.Random.Uniform([5]))];
        Assert.Equal(first, second);
        Assert.NotEqual(first[0], first[1]);
    }

    [Fact]
    public void A_graph_draws_when_it_runs_the_sequence_that_eager_draws()
    {
        Tensor Body(Tensor[] x) => Tensor.Random.Normal([4]) + Nn.Dropout(x[0], 0.5)
            + Tensor.Random.Permutation(4).Cast(DType.Float32);
        var x = Tensor.Ones([4]);
        Tensor.Random.SetSeed(9);
        double[][] eager = [Values(Body([x])), Values(Body([x])), Values(Body([x]))];
        Tensor.Random.SetSeed(9);
        var function = Graphed.Function(Body);
        double[][] graph = [Values(function([x])), Values(function([x])), Values(function([x]))];
        Assert.Equal(eager, graph);
        Assert.NotEqual(graph[0], graph[1]);
    }

    [Fact]
    public void Seeded_numbers_are_the_same_at_every_run_of_a_graph()
    {
        var function = Graphed.Function(x => Tensor.Random.Uniform([4], seed: 1) + x[0]);
        Assert.Equal(Values(function([0f])), Values(function([0f])));
        Assert.Equal(Values(Tensor.Random.Uniform([4], seed: 1)), Values(function([0f])));
    }

    [Fact]
    public void A_permutation_holds_each_number_once_and_every_place_is_fair()
    {
        Assert.Equal(Enumerable.Range(0, 1000), Tensor.Random.Permutation(1000, seed: 3).ToArray<int>().Order());
        Assert.Empty(Tensor.Random.Permutation(0, seed: 3).ToArray<int>());
        var counts = new int[5, 5];
        for (var seed = 0; seed < 5000; seed++)
        {
            var order = Tensor.Random.Permutation(5, seed).ToArray<int>();
            for (var i = 0; i < 5; i++)
            {
                counts[i, order[i]]++;
            }
        }

        Assert.All(counts.Cast<int>(), count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void Dropout_keeps_the_mean_and_drops_the_share_asked_for()
    {
        var values = Nn.Dropout(Tensor.Ones([Many]), 0.3, seed: 4).ToArray<float>();
        Assert.Equal(0.3, values.Count(value => value == 0) / (double)Many, tolerance: 0.005);
        Assert.Equal(1, values.Average(), tolerance: 0.01);
        Assert.All(values.Where(value => value != 0), value => Assert.Equal(1 / 0.7f, value, tolerance: 1e-6f));
    }

    [Fact]
    public void Dropout_of_rate_0_gives_the_very_same_tensor()
    {
        var x = Tensor.Ones([3]);
        Assert.Same(x, Nn.Dropout(x, 0));
    }

    [Fact]
    public void The_gradient_of_dropout_falls_where_elements_were_kept()
    {
        var x = Tensor.Ones([1000]);
        using var tape = new GradientTape();
        tape.Watch(x);
        var y = Nn.Dropout(x, 0.5);
        Assert.Equal(y.ToArray<float>(), tape.Gradient(y, x).ToArray<float>());
    }

    private static DType Named(string name) => DType.All.First(dtype => dtype.Name == name);

    private static double[] Values(Tensor tensor) => Doubles.Of(tensor).Values;
}
