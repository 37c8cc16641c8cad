using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>A loop or branch over single elements that runs as one method. Made from control operations by a
/// pass.</summary>
/// <param name="Program">Inputs in order, one result per output.</param>
/// <param name="Results">The shapes of the outputs, of one element each.</param>
internal sealed record IslandOp(ScalarProgram Program, ShapeList Results) : KernelOp
{
    /// <inheritdoc/>
    public override string Attributes => Program.ToString();

    /// <inheritdoc/>
    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
        => [.. Program.Results.Select((result, i) => new TensorSpec(Results[i], DType.Of(result.Type)))];

    /// <inheritdoc/>
    public override string Describe(ReadOnlySpan<TensorSpec> inputs)
        => $"island ({string.Join(", ", inputs.ToArray().Select(input => input.DType))})";

    /// <inheritdoc/>
    public override string Listing(ReadOnlySpan<Layout> inputs) => Program.ToString();

    /// <inheritdoc/>
    public override unsafe void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
    {
        var operands = stackalloc nint[inputs.Length + outputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            operands[i] = inputs[i].Address;
        }

        for (var i = 0; i < outputs.Length; i++)
        {
            operands[inputs.Length + i] = outputs[i].Address;
        }

        Program.Run(operands);
    }

    /// <inheritdoc/>
    public override Scalar[]? Scalars(ScalarProgramBuilder program, ReadOnlySpan<Scalar> inputs)
        => program.Include(Program, inputs);

    /// <inheritdoc/>
    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        => throw new InvalidOperationException("Graphs are differentiated before they are fused.");
}
