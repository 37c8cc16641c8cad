using AutoGraph.Kernels;

namespace AutoGraph.Execution;

/// <summary>Runs a bound loop.</summary>
internal sealed class LoopStep(Loop loop, Place[] operands) : Step
{
    /// <inheritdoc/>
    public override unsafe void Run(Frame frame)
    {
        var addresses = stackalloc nint[operands.Length];
        for (var i = 0; i < operands.Length; i++)
        {
            addresses[i] = frame.AddressOf(operands[i]);
        }

        loop.Run(addresses);
    }
}
