using AutoGraph.Diagnostics;
using AutoGraph.Errors;

namespace AutoGraph.Execution;

/// <summary>A graph made ready to run: steps in order, over slots of one arena. The executor is a walk;
/// the plan decided everything.</summary>
internal sealed class Plan(
    Slot[] slots, Step[] steps, Place[] inputs, Place[] outputs, long arenaBytes, int childCount, int kernelCount,
    int stampCount)
{
    private readonly Lock gate = new();
    private readonly Stack<Frame> spare = [];

    public Slot[] Slots { get; } = slots;

    public Step[] Steps { get; } = steps;

    /// <summary>Where the caller puts the inputs.</summary>
    public Place[] Inputs { get; } = inputs;

    /// <summary>Where the outputs are to be found: static ones in memory that the caller gives,
    /// others as tensors.</summary>
    public Place[] Outputs { get; } = outputs;

    public long ArenaBytes { get; } = arenaBytes;

    public int ChildCount { get; } = childCount;

    public int KernelCount { get; } = kernelCount;

    /// <summary>How many kept slots are made again when a variable changes.</summary>
    public int StampCount { get; } = stampCount;

    /// <summary>A frame for one call.</summary>
    public Frame Rent()
    {
        lock (gate)
        {
            if (spare.TryPop(out var frame))
            {
                return frame;
            }
        }

        return new Frame(this);
    }

    /// <summary>Gives a frame back; not after an exception, when it may hold anything.</summary>
    public void Return(Frame frame)
    {
        frame.Release();
        lock (gate)
        {
            spare.Push(frame);
        }
    }

    /// <summary>Runs all steps; inputs and memory for outputs are in the frame.</summary>
    public void Run(Frame frame)
    {
        if (Profile.IsRunning)
        {
            RunProfiled(frame);
            return;
        }

        var at = 0;
        try
        {
            for (; at < Steps.Length; at++)
            {
                Steps[at].Run(frame);
            }
        }
        catch (Exception error) when (ErrorPlace.Note(error, Steps[at].Lines))
        {
            throw;
        }
    }

    private void RunProfiled(Frame frame)
    {
        foreach (var step in Steps)
        {
            using var timed = new Timed(step);
            try
            {
                step.Run(frame);
            }
            catch (Exception error) when (ErrorPlace.Note(error, step.Lines))
            {
                throw;
            }
        }
    }
}
