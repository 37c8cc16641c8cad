namespace AutoGraph.Benchmarks.Quick;

/// <summary>A case and what was measured of it.</summary>
internal sealed class Measured(QuickCase row, int threads)
{
    private bool isChecked;

    public string Name => row.Name;

    public int Threads => threads;

    public Timing Graph { get; } = new(row.Graph, row.UnitsPerCall);

    public Timing Eager { get; } = new(row.Eager, row.UnitsPerCall);

    /// <summary>Throws when the results are wrong.</summary>
    public void CheckOnce()
    {
        if (!isChecked)
            row.Check();
        isChecked = true;
    }
}
