using AutoGraph.Ops;

namespace AutoGraph.Staging;

public static partial class Stage
{
    /// <summary><c>Console.WriteLine(format, values)</c>: with tensors, or in a branch or loop that a tensor decides,
    /// prints when the graph runs, in the order of the program; else at once.</summary>
    /// <param name="format">Composite: <c>{0}</c> stands for the first tensor.</param>
    /// <param name="values">Any dtypes and shapes.</param>
    public static void WriteLine(string format, params Tensor[] values) => Print(format, endsLine: true, values);

    /// <summary><c>Console.Write(format, values)</c>.</summary>
    /// <inheritdoc cref="WriteLine"/>
    public static void Write(string format, params Tensor[] values) => Print(format, endsLine: false, values);

    private static void Print(string format, bool endsLine, Tensor[] values)
    {
        if (values.Length > 0 || conditional > 0)
        {
            PrintOp.Apply(format, endsLine, values);
            return;
        }

        // What holds no tensor and always happens is no part of the graph.
        using var scope = Dispatch.Use(null);
        PrintOp.Apply(format, endsLine, values);
    }
}
