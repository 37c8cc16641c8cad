using AutoGraph.Ops;

namespace AutoGraph.Staging;

public static partial class Stage
{
    /// <summary><c>Console.WriteLine(format, values)</c> of tensors: prints when the graph runs, in the order of the
    /// program.</summary>
    /// <param name="format">Composite: <c>{0}</c> stands for the first tensor.</param>
    /// <param name="values">Any dtypes and shapes.</param>
    public static void WriteLine(string format, params Tensor[] values)
        => PrintOp.Apply(format, endsLine: true, values);

    /// <summary><c>Console.Write(format, values)</c> of tensors: prints when the graph runs, in the order of the
    /// program.</summary>
    /// <inheritdoc cref="WriteLine"/>
    public static void Write(string format, params Tensor[] values) => PrintOp.Apply(format, endsLine: false, values);
}
