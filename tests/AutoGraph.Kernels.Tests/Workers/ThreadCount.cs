namespace AutoGraph.Kernels.Tests;

/// <summary>Sets the number of threads for the length of a test.</summary>
internal sealed class ThreadCount : IDisposable
{
    private readonly int _before = Kernels.Workers.Threads;

    public ThreadCount(int threads) => Kernels.Workers.Threads = threads;

    public void Dispose() => Kernels.Workers.Threads = _before;
}

/// <summary>Tests that set the number of threads run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ThreadCountCollection
{
    public const string Name = "thread count";
}
