using AutoGraph.Errors;

namespace AutoGraph.Execution;

/// <summary>Repeats a plan. The state goes back and forth between two buffers;
/// nothing is copied or allocated by an iteration.</summary>
/// <param name="test">Gives a bool.</param>
/// <param name="loop">Gives the next state.</param>
/// <param name="verdict">Where the test puts its bool.</param>
/// <param name="initial">The state before the loop.</param>
/// <param name="buffers">Two per state of known shape; one, with the initial state in it, where iterations change a
/// part of it.</param>
/// <param name="results">Slots that point at the state after the loop.</param>
internal sealed class WhileStep(
    BodyCall test, BodyCall loop, Place verdict, Place[] initial, (int Even, int Odd)[] buffers, Place[] results) : Step
{
    /// <inheritdoc/>
    public override unsafe void Run(Frame frame)
    {
        var (testFrame, body) = (test.FrameOf(frame), loop.FrameOf(frame));
        test.Give(frame, testFrame, initial.Length);
        loop.Give(frame, body, initial.Length);
        for (var i = 0; i < initial.Length; i++)
        {
            if (results[i].IsStatic)
            {
                frame.Addresses[results[i].Slot] = frame.AddressOf(initial[i]);
            }
            else
            {
                frame.Tensors[results[i].Slot] = ToTensorStep.Take(frame, initial[i]);
            }
        }

        var iteration = 0L;
        try
        {
            for (; Holds(frame, testFrame); iteration++)
            {
                Iterate(frame, body, isOdd: (iteration & 1) != 0);
            }
        }
        catch (Exception error) when (ErrorPlace.Note(error, iteration, Lines))
        {
            throw;
        }

        testFrame.Release();
        body.Release();
    }

    private void Iterate(Frame frame, Frame body, bool isOdd)
    {
        for (var i = 0; i < initial.Length; i++)
        {
            if (results[i].IsStatic)
            {
                body.Addresses[loop.Plan.Inputs[i].Slot] = frame.Addresses[results[i].Slot];
                var next = frame.Addresses[isOdd ? buffers[i].Odd : buffers[i].Even];
                body.Addresses[loop.Plan.Outputs[i].Slot] = next;
                frame.Addresses[results[i].Slot] = next;
            }
            else
            {
                body.Tensors[loop.Plan.Inputs[i].Slot] = frame.Tensors[results[i].Slot];
            }
        }

        loop.Plan.Run(body);
        for (var i = 0; i < initial.Length; i++)
        {
            if (!results[i].IsStatic)
            {
                frame.Tensors[results[i].Slot] = body.Tensors[loop.Plan.Outputs[i].Slot];
            }
        }
    }

    /// <inheritdoc/>
    public override StepSummary Describe()
        => new("while", initial, results) { Bodies = [("test", test.Plan), ("body", loop.Plan)] };

    private unsafe bool Holds(Frame frame, Frame testFrame)
    {
        for (var i = 0; i < results.Length; i++)
        {
            var slot = test.Plan.Inputs[i].Slot;
            testFrame.Addresses[slot] = frame.Addresses[results[i].Slot];
            testFrame.Tensors[slot] = frame.Tensors[results[i].Slot];
        }

        var address = frame.AddressOf(verdict);
        testFrame.Addresses[test.Plan.Outputs[0].Slot] = address;
        test.Plan.Run(testFrame);
        return *(byte*)address != 0;
    }
}
