namespace AutoGraph.Execution;

/// <summary>How a step hands values to the plan of a body and takes them back.</summary>
internal sealed class BodyCall(Plan plan, Place[] inputs, int child)
{
    public Plan Plan { get; } = plan;

    /// <summary>The frame of the body within the frame of the step.</summary>
    public Frame FrameOf(Frame frame) => frame.Children[child] ??= Plan.Rent();

    /// <summary>Puts values of the step's frame where the body expects its inputs.</summary>
    public void Give(Frame frame, Frame body, int first = 0)
    {
        for (var i = first; i < inputs.Length; i++)
        {
            var slot = Plan.Inputs[i].Slot;
            if (inputs[i].IsStatic)
            {
                body.Addresses[slot] = frame.AddressOf(inputs[i]);
            }
            else
            {
                body.Tensors[slot] = frame.Tensors[inputs[i].Slot];
            }
        }
    }
}
