using System.Globalization;

namespace AutoGraph.Ops;

/// <summary>Writes a line to the console when it runs, and not when it is traced. No other operation
/// writes there.</summary>
/// <param name="Format">Composite: {0} stands for the first input, {1,8:F2} for the second in eight columns.</param>
/// <param name="EndsLine">A new line follows.</param>
internal sealed record PrintOp(string Format, bool EndsLine) : Op
{
    public override Effect Effect => Effect.Writes;

    public override string Attributes => $"\"{Format}\"";

    /// <summary>Prints now or, while a function is traced, when the graph runs.</summary>
    public static void Apply(string format, bool endsLine, ReadOnlySpan<Tensor> values)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (System.Text.CompositeFormat.Parse(format).MinimumArgumentCount > values.Length)
        {
            throw new FormatException(
                $"print: \"{format}\" asks for more than the {values.Length} tensors that are given. Write "
                    + $"{{{{ for a brace.");
        }

        Dispatch.Run(new PrintOp(format, endsLine), values);
    }

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [];

    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
    {
        using var held = Devices.PooledStorage.HoldAll();
        var text = string.Format(CultureInfo.InvariantCulture, Format, [.. inputs]);
        if (EndsLine)
        {
            Console.Out.WriteLine(text);
        }
        else
        {
            Console.Out.Write(text);
        }

        return [];
    }

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => NoGradient;
}
