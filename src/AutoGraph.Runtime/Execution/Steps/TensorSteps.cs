using AutoGraph.Ops;

namespace AutoGraph.Execution;

/// <summary>Copies elements from one place to another.</summary>
internal sealed class CopyStep(Place from, Place to) : Step
{
    /// <inheritdoc/>
    public override void Run(Frame frame) => Copies.Run(frame.View(from), frame.View(to));

    /// <inheritdoc/>
    public override StepSummary Describe() => new($"copy {from.Layout!.Shape}", [@from], [to]);
}

/// <summary>Makes a tensor of what lies in memory that will be used again.</summary>
internal sealed class ToTensorStep(Place from, int slot) : Step
{
    /// <inheritdoc/>
    public override void Run(Frame frame) => frame.Tensors[slot] = Take(frame, from);

    /// <inheritdoc/>
    public override StepSummary Describe()
        => new($"to tensor {from.Layout?.Shape}", [from], [@from with { Slot = slot }]);

    /// <summary>The value as a tensor: a copy, unless it is one already.</summary>
    public static Tensor Take(Frame frame, Place place)
    {
        if (!place.IsStatic)
        {
            return frame.Tensors[place.Slot]!;
        }

        var result = Tensor.Allocate(place.DType, place.Layout!.Shape);
        Copies.Run(frame.View(place), result.View);
        return result;
    }
}

/// <summary>Runs any operation on tensors: what prints, draws, or has a shape that only running tells.</summary>
internal sealed class TensorStep(Op op, Place[] inputs, Place[] outputs) : Step
{
    /// <inheritdoc/>
    public override void Run(Frame frame)
    {
        var operands = new Tensor[inputs.Length];
        for (var i = 0; i < operands.Length; i++)
        {
            operands[i] = ToTensorStep.Take(frame, inputs[i]);
        }

        var results = op.Execute(operands);
        for (var i = 0; i < outputs.Length; i++)
        {
            var slot = outputs[i].Slot;
            var result = outputs[i].IsStatic ? results[i].Pack() : results[i];
            frame.Tensors[slot] = result;
            if (outputs[i].IsStatic)
            {
                frame.Addresses[slot] = result.View.Address;
            }
        }
    }

    /// <inheritdoc/>
    public override StepSummary Describe()
        => inputs.All(input => input.IsStatic)
            ? Described(Array.ConvertAll(inputs, input => input.Spec))
            : new($"{op.Name} of unknown sizes", inputs, outputs);

    private StepSummary Described(TensorSpec[] specs) => new(op.Describe(specs), inputs, outputs, op.Flops(specs));
}
