using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Execution;

/// <summary>Runs a bound loop.</summary>
internal sealed class LoopStep(FusedOp op, Loop loop, Place[] operands) : Step
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

    /// <inheritdoc/>
    public override StepSummary Describe()
    {
        var inputs = op.Program.Inputs.Length;
        return new(op.Describe([]), operands[..inputs], operands[inputs..], op.Flops([]))
        {
            Listing = op.Program.ToString(),
            SharesCode = loop.SharesCode,
        };
    }
}
