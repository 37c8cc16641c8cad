using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace AutoGraph.Conformance.Harness;

/// <summary>A result in a form that host values and tensors share: what it is made of, and the numbers in it.</summary>
/// <param name="Structure">Dtypes and shapes, such as <c>(int32(), float32(2,))</c>.</param>
/// <param name="Numbers">All elements in order; false and true are 0 and 1.</param>
internal sealed record Observed(string Structure, double[] Numbers)
{
    /// <summary>The form of a number, an array, a tensor or a tuple of such.</summary>
    public static Observed Of(object value)
    {
        if (value is ITuple tuple)
        {
            var parts = Enumerable.Range(0, tuple.Length).Select(i => Of(tuple[i]!)).ToArray();
            var structures = string.Join(", ", parts.Select(part => part.Structure));
            return new($"({structures})", [.. parts.SelectMany(part => part.Numbers)]);
        }

        var tensor = ToTensor(value);
        return new($"{tensor.DType}{tensor.Shape}", tensor.Cast(DType.Float64).ToArray<double>());
    }

    /// <summary>The tensor of a host number or array.</summary>
    public static Tensor ToTensor(object value) => value switch
    {
        Tensor tensor => tensor,
        bool item => Tensor.Constant(item),
        int item => Tensor.Constant(item),
        float item => Tensor.Constant(item),
        double item => Tensor.Constant(item),
        bool[] items => Tensor.Constant(items),
        int[] items => Tensor.Constant(items),
        float[] items => Tensor.Constant(items),
        double[] items => Tensor.Constant(items),
        int[,] items => Tensor.Constant(items),
        double[,] items => Tensor.Constant(items),
        _ => throw new ArgumentException($"No tensor is made of a {value.GetType()}.", nameof(value)),
    };

    /// <summary>As the list of rows writes it: <c>(1, [2, 3])</c>.</summary>
    public static string Describe(object value) => value switch
    {
        ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Describe(tuple[i]!)))})",
        int[,] or double[,] => Describe(Lines((Array)value)),
        IEnumerable items and not string => $"[{string.Join(", ", items.Cast<object>().Select(Describe))}]",
        bool item => item ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>The same structure, and numbers equal to 7 digits.</summary>
    public void AssertSame(Observed actual)
    {
        Assert.Equal(Structure, actual.Structure);
        Assert.Equal(Numbers.Length, actual.Numbers.Length);
        for (var i = 0; i < Numbers.Length; i++)
        {
            var tolerance = 1e-7 * Math.Max(1, Math.Abs(Numbers[i]));
            Assert.True(
                Math.Abs(Numbers[i] - actual.Numbers[i]) <= tolerance,
                $"Expected {Describe(Numbers)}, got {Describe(actual.Numbers)} ({Structure}).");
        }
    }

    private static object[] Lines(Array matrix)
        => [.. Enumerable.Range(0, matrix.GetLength(0)).Select(row
            => Enumerable.Range(0, matrix.GetLength(1)).Select(column => matrix.GetValue(row, column)).ToArray())];
}
