using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace AutoGraph.Conformance.Harness;

/// <summary>A row of the list of control-flow behaviours: its number there, and what is tried of it.</summary>
internal sealed record Row(int Number, IReadOnlyList<Check> Checks)
{
    /// <summary>The host method, the tensor method run eagerly and its graph give the same for each example.</summary>
    /// <param name="number">The number in the list.</param>
    /// <param name="host">The row in plain C#.</param>
    /// <param name="function">The row on tensors.</param>
    /// <param name="staged">Operations that the graph must have, such as "if while"; empty for none.</param>
    /// <param name="examples">Arguments (a tuple when there are several) and what comes of them.</param>
    public static Row Same<TDelegate>(
        int number,
        Delegate host,
        TensorFunction<TDelegate> function,
        string staged,
        params (object Input, object Expected)[] examples)
        where TDelegate : Delegate
        => new(
            number,
            [.. examples.SelectMany(example => ChecksOf(host, function, staged, example.Input, example.Expected))]);

    /// <summary>What is measured of the tensor method, such as its gradient, eagerly and as a graph.</summary>
    public static Row Measured<TDelegate, TInput>(
        int number,
        TensorFunction<TDelegate> function,
        Func<TDelegate, TInput, object> measure,
        params (TInput Input, object Expected)[] examples)
        where TDelegate : Delegate
        where TInput : notnull
        => new(number, [.. examples.SelectMany(example => new[]
        {
            Compare("eager", example.Input, example.Expected, () => measure(function.Original, example.Input)),
            Compare("graph", example.Input, example.Expected, () => measure(function.Invoke, example.Input)),
        })]);

    /// <summary>A row that no table fits: the test as code.</summary>
    public static Row That(int number, params (string Name, Action Run)[] checks)
        => new(number, [.. checks.Select(check => new Check(check.Name, check.Run))]);

    /// <summary>The same with a word before the names of the checks, where a number has several rows here.</summary>
    public Row Named(string label)
        => this with { Checks = [.. Checks.Select(check => check with { Name = $"{label}: {check.Name}" })] };

    private static IEnumerable<Check> ChecksOf<TDelegate>(
        Delegate host, TensorFunction<TDelegate> function, string staged, object input, object expected)
        where TDelegate : Delegate
    {
        yield return Compare("host", input, expected, () => Call(host, Arguments(input)));
        yield return Compare("eager", input, expected, () => Call(function.Original, Tensors(input)));
        yield return Compare("graph", input, expected, () =>
        {
            var tensors = Tensors(input);
            var result = Call(function.Invoke, tensors);
            AssertStaged(function, staged, tensors);
            return result;
        });
    }

    private static Check Compare(string mode, object input, object expected, Func<object> run)
        => new($"{mode} {Observed.Describe(input)} → {Observed.Describe(expected)}",
            () => Observed.Of(expected).AssertSame(Observed.Of(run())));

    private static void AssertStaged<TDelegate>(TensorFunction<TDelegate> function, string staged, object[] tensors)
        where TDelegate : Delegate
    {
        var specs = tensors.Cast<Tensor>().Select(tensor => new TensorSpec(tensor.Shape, tensor.DType)).ToArray();
        foreach (var word in staged.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Contains($" {word}(", function.Concrete(specs).Graph.ToString(), StringComparison.Ordinal);
        }
    }

    private static object[] Arguments(object input)
        => input is ITuple tuple ? [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i]!)] : [input];

    private static object[] Tensors(object input) => [.. Arguments(input).Select(Observed.ToTensor)];

    private static object Call(Delegate method, object[] arguments)
    {
        try
        {
            return method.DynamicInvoke(arguments)!;
        }
        catch (TargetInvocationException error) when (error.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(error.InnerException);
            throw;
        }
    }
}
