using AutoGraph.Kernels;

namespace AutoGraph.Execution;

/// <summary>Runs operations block of rows by block of rows; threads share the blocks.</summary>
/// <param name="blocks">How many.</param>
/// <param name="members">What each block runs, in order.</param>
/// <param name="scratchBytes">What a block keeps for itself.</param>
/// <param name="combining">Make one result of those of the blocks, after all.</param>
internal sealed class RowBlocksStep(int blocks, RowMember[] members, long scratchBytes, LoopStep[] combining) : Step
{
    /// <inheritdoc/>
    public override void Run(Frame frame)
    {
        var job = new BlockJob(this, frame);
        Workers.Run(blocks, ref job);
        foreach (var step in combining)
        {
            step.Run(frame);
        }
    }

    private void RunBlock(Frame frame, int block)
    {
        var scratch = ThreadScratch.OfThisThread(scratchBytes);
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
