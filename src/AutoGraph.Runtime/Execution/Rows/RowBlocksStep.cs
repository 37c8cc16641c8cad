using AutoGraph.Graphs;
using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Execution;

/// <summary>Runs operations block of rows by block of rows; threads share the blocks.</summary>
/// <param name="op">What is run.</param>
/// <param name="rowsOfBlock">Of all blocks but the last, which may have fewer.</param>
/// <param name="blocks">How many.</param>
/// <param name="members">What each block runs, in order.</param>
/// <param name="scratchBytes">What a block keeps for itself.</param>
/// <param name="inputs">Read from outside.</param>
/// <param name="outputs">Stored.</param>
internal sealed class RowBlocksStep(
    RowBlocksOp op, int rowsOfBlock, int blocks, RowMember[] members, long scratchBytes, Place[] inputs,
    Place[] outputs) : Step
{
    /// <inheritdoc/>
    public override void Run(Frame frame)
    {
        var job = new BlockJob(this, frame);
        Workers.Run(blocks, ref job);
    }

    /// <inheritdoc/>
    public override StepSummary Describe()
    {
        var nodes = op.Body.Nodes.Where(node => node.Op is not ViewOp).Select(
            node => (node.Op, Specs: node.Inputs.Select(input => input.Spec).ToArray())).ToArray();
        var text = string.Join("; ", nodes.Select(node => node.Op.Describe(node.Specs)));
        return new(
            $"{op.Rows} rows by {rowsOfBlock}: {text}", inputs, outputs, nodes.Sum(node => node.Op.Flops(node.Specs)))
        {
            Listing = string.Join('\n', nodes.Select(node => (node.Op as FusedOp)?.Program).OfType<LoopProgram>()),
        };
    }

    private unsafe void RunBlock(Frame frame, int block)
    {
        var scratch = (nint)ThreadMemory.OfAtLeast<RowBlocksStep>((nint)scratchBytes);
        var isLast = block == blocks - 1;
        foreach (var member in members)
        {
            member.Run(frame, scratch, block, isLast);
        }
    }

    private readonly struct BlockJob(RowBlocksStep step, Frame frame) : IChunkJob
    {
        public void Run(int chunk) => step.RunBlock(frame, chunk);
    }
}
