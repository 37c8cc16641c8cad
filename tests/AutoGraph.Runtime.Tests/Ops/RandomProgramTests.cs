namespace AutoGraph.Runtime.Tests.Ops;

/// <summary>Random programs: eager, graph, tapes inside and outside of graphs and finite differences agree.</summary>
public sealed class RandomProgramTests
{
    private const int Length = 9;
    private const double Close = 1e-9;

    /// <summary>AUTOGRAPH_PROGRAMS asks for more of them.</summary>
    public static TheoryData<int> Seeds
        => [.. Enumerable.Range(1, int.TryParse(Environment.GetEnvironmentVariable("AUTOGRAPH_PROGRAMS"),
            out var count) ? count : 40)];

    [Theory, MemberData(nameof(Seeds))]
    public void All_ways_to_run_and_to_differentiate_agree(int seed)
    {
        var program = RandomProgram.Make(seed, Length);
        var inputs = program.Inputs;
        try
        {
            Check(program, inputs);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Assert.Fail($"seed {seed}: {exception.Message}\n{program}\n{exception.StackTrace}");
        }
    }

    private static void Check(RandomProgram program, Tensor[] inputs)
    {
        var value = Doubles.Of(program.Run(inputs));
        var gradients = Gradients(program.Run, inputs).Select(Doubles.Of).ToArray();
        foreach (var hidden in new[] { false, true })
        {
            var graph = OpContractTests.RunGraph(x => [program.Run(x), .. Gradients(program.Run, x)], inputs, hidden);
            OpContractTests.Same(value, graph[0], Close, $"value, sizes hidden: {hidden}");
            AllSame(gradients, graph[1..], $"tape in the graph, sizes hidden: {hidden}");
        }

        var function = Graphed.Function(program.Run);
        AllSame(gradients, Gradients(function, inputs), "tape around the graph");
        OpContractTests.CheckGradient("finite differences", program.Run, inputs, 2e-5);
    }

    private static Tensor[] Gradients(Func<Tensor[], Tensor> function, Tensor[] inputs)
        => [.. OpContractTests.Gradients(function, inputs, Tensor.Ones([], DType.Float64)).Select((gradient, i)
            => gradient ?? Tensor.ZerosLike(inputs[i]))];

    private static void AllSame(Doubles[] expected, Tensor[] actual, string what)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            OpContractTests.Same(expected[i], actual[i], Close, $"{what}, gradient of input {i}");
        }
    }
}
