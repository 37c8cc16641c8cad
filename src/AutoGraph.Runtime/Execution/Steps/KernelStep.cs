using AutoGraph.Ops;

namespace AutoGraph.Execution;

/// <summary>Runs an operation with loops of its own.</summary>
internal sealed class KernelStep(KernelOp op, Place[] inputs, Place[] outputs, int index) : Step
{
    /// <inheritdoc/>
    public override void Run(Frame frame)
    {
        var views = frame.Views[index] ??= new View[inputs.Length + outputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            views[i] = frame.View(inputs[i]);
        }

        for (var i = 0; i < outputs.Length; i++)
        {
            views[inputs.Length + i] = frame.View(outputs[i]);
        }

        op.Run(views.AsSpan(0, inputs.Length), views.AsSpan(inputs.Length));
    }

    /// <inheritdoc/>
    public override StepSummary Describe()
    {
        var specs = Array.ConvertAll(inputs, input => input.Spec);
        return new(op.Describe(specs), inputs, outputs, op.Flops(specs))
        {
            Listing = op.Listing(Array.ConvertAll(inputs, input => input.Layout!)),
        };
    }
}
