namespace AutoGraph.Conformance.Rows;

/// <summary>An object whose members are loop and branch state.</summary>
internal sealed class Members<T>(T a, T b)
{
    public T A { get; set; } = a;

    public T B { get; set; } = b;
}
