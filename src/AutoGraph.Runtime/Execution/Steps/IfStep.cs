namespace AutoGraph.Execution;

/// <summary>Runs one of two plans.</summary>
internal sealed class IfStep(Place condition, BodyCall then, BodyCall otherwise, Place[] outputs) : Step
{
    /// <inheritdoc/>
    public override unsafe void Run(Frame frame)
    {
        var holds = condition.IsStatic
            ? *(byte*)frame.AddressOf(condition) != 0
            : Conditions.Read(frame.Tensors[condition.Slot]!);
        var taken = holds ? then : otherwise;
        var body = taken.FrameOf(frame);
        taken.Give(frame, body);
        for (var i = 0; i < outputs.Length; i++)
        {
            if (outputs[i].IsStatic)
            {
                body.Addresses[taken.Plan.Outputs[i].Slot] = frame.AddressOf(outputs[i]);
            }
        }

        taken.Plan.Run(body);
        for (var i = 0; i < outputs.Length; i++)
        {
            if (!outputs[i].IsStatic)
            {
                frame.Tensors[outputs[i].Slot] = body.Tensors[taken.Plan.Outputs[i].Slot];
            }
        }

        body.Release();
    }

    /// <inheritdoc/>
    public override StepSummary Describe()
        => new("if", [condition], outputs) { Bodies = [("then", then.Plan), ("else", otherwise.Plan)] };
}
