using System.Runtime.CompilerServices;
using AutoGraph.Ops;

namespace AutoGraph;

public static partial class Ag
{
    /// <summary>Prints a tensor in a line of its own: at once or, in a traced function, whenever the graph
    /// runs.</summary>
    /// <param name="value">A tensor, or a variable, which gives its value of the moment.</param>
    public static void Print(Operand value)
    {
        ArgumentNullException.ThrowIfNull(value);
        PrintOp.Apply("{0}", endsLine: true, [value.AsTensor()]);
    }

    /// <summary>Prints a line: <c>Ag.Print($"step {step}: loss {loss:F4}")</c>; at once, or whenever the graph
    /// runs.</summary>
    public static void Print(TensorMessage message) => PrintOp.Apply(message.Format, endsLine: true, message.Values);

    /// <summary>Prints a line: <c>Ag.Print("loss {0:F4}", loss)</c>; at once, or whenever the graph runs.</summary>
    /// <param name="format">Composite: <c>{0}</c> stands for the first tensor.</param>
    /// <param name="values">Any dtypes and shapes.</param>
    /// <exception cref="FormatException">The format asks for more tensors than there are.</exception>
    public static void Print(string format, params Tensor[] values) => PrintOp.Apply(format, endsLine: true, values);

    /// <summary>Ends the run with an error unless a condition holds: at once or, in a traced function, when the graph
    /// runs.</summary>
    /// <param name="condition">Bool; every element must hold.</param>
    /// <param name="message">What the error says; the text of the condition when left out.</param>
    /// <exception cref="AssertionException">It does not hold. What stands behind it in the program has not
    /// happened.</exception>
    public static void Assert(Tensor condition, [CallerArgumentExpression(nameof(condition))] string message = "")
    {
        ArgumentNullException.ThrowIfNull(condition);
        Dispatch.Run(new AssertOp(message), condition);
    }
}
