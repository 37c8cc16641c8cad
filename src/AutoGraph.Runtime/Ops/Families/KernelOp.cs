namespace AutoGraph.Ops;

/// <summary>An operation with loops of its own over views; its outputs are contiguous and of known shape.</summary>
internal abstract record KernelOp : Op
{
    /// <summary>Whether the output is the first input but for a part: it may then lie where that input lies, and the
    /// rest is not touched.</summary>
    public virtual bool ChangesPart => false;

    /// <summary>Computes the outputs. Thread-safe; allocates nothing that outlives the call.</summary>
    public abstract void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs);

    /// <summary>How its kernel is called for operands that lie so, for those who look at kernels; null where the
    /// description says it all.</summary>
    public virtual string? Listing(ReadOnlySpan<Layout> inputs) => null;

    /// <inheritdoc/>
    public sealed override Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
    {
        var specs = new TensorSpec[inputs.Length];
        var inputViews = new View[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            specs[i] = inputs[i].Spec;
            inputViews[i] = inputs[i].View;
        }

        var outputSpecs = Infer(specs);
        var outputs = new Tensor[outputSpecs.Length];
        var outputViews = new View[outputSpecs.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i] = Tensor.Allocate(outputSpecs[i].DType, outputSpecs[i].Shape);
            outputViews[i] = outputs[i].View;
        }

        Run(inputViews, outputViews);
        foreach (var input in inputs)
        {
            GC.KeepAlive(input);
        }

        return outputs;
    }
}
