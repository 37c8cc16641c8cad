using System.Runtime.Loader;

namespace AutoGraph.Fuzz.Running;

/// <summary>Programs compiled together. Unloads them when disposed.</summary>
internal sealed class Batch(
    IReadOnlyList<Executable> executables, IReadOnlyDictionary<int, Failure> failures,
    AssemblyLoadContext? context = null) : IDisposable
{
    public IReadOnlyList<Executable> Executables { get; } = executables;

    /// <summary>By the number of the program.</summary>
    public IReadOnlyDictionary<int, Failure> Failures { get; } = failures;

    public void Dispose() => context?.Unload();
}
