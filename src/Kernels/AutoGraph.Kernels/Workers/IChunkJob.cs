namespace AutoGraph.Kernels;

/// <summary>Work cut into chunks that may run in any order, each on any thread, several at once.</summary>
public interface IChunkJob
{
    /// <summary>Does one chunk. The job is shared by all threads: change its fields only atomically.</summary>
    /// <param name="chunk">From 0 to the number of chunks, exclusive; each comes exactly once.</param>
    void Run(int chunk);
}
