using System.Globalization;
using System.Reflection;

namespace AutoGraph.Generator.Tests.Harness;

/// <summary>Runs a method as written and as its graph.</summary>
internal static class BothWays
{
    /// <summary>The method gives the same eagerly and as a graph; returns that, as text.</summary>
    public static string Same(Type type, object[] arguments)
    {
        var eager = Call(type, "F", arguments);
        var graph = Call(type, "F__graph", arguments);
        Assert.Equal(eager, graph);
        return graph;
    }

    public static string Call(Type type, string name, object[] arguments)
    {
        var method = type.GetMethod(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        var values = method.GetParameters().Zip(arguments, (p, a) => Convert(p.ParameterType, a)).ToArray();
        try
        {
            return Text(method.Invoke(null, values));
        }
        catch (TargetInvocationException error)
        {
            return $"{error.InnerException!.GetType().Name}: {error.InnerException.Message}";
        }
    }

    private static object? Convert(Type type, object? value)
    {
        if (type == typeof(Tensor[])) return Array.ConvertAll((int[])value!, number => Tensor.Constant(number));
        return value is null || type != typeof(Tensor) ? value : value switch
        {
            int number => Tensor.Constant(number),
            float number => Tensor.Constant(number),
            double number => Tensor.Constant(number),
            bool flag => Tensor.Constant(flag),
            int[] numbers => Tensor.Constant(numbers),
            int[,] numbers => Tensor.Constant(numbers),
            float[] numbers => Tensor.Constant(numbers),
            _ => throw new ArgumentException($"no tensor of {value}"),
        };
    }

    private static string Text(object? value) => value switch
    {
        Tensor tensor => Short(tensor),
        System.Runtime.CompilerServices.ITuple tuple
            => "(" + string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Text(tuple[i]))) + ")",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    // Tensor(111, shape=(), dtype=int32) → 111
    private static string Short(Tensor tensor)
    {
        var text = tensor.ToString()["Tensor(".Length..];
        return text[..text.IndexOf(", shape", StringComparison.Ordinal)].Replace("[ ", "[");
    }
}
