namespace AutoGraph.Kernels;

/// <summary>One step of a program over a tile; Bool is kept as 32-bit masks, the rest in its computed type.</summary>
internal abstract unsafe class TileStep
{
    /// <summary>Computes the elements of a tile; may write up to a whole vector behind the last.</summary>
    public abstract void Apply(byte* target, byte* a, byte* b, byte* c, int count);
}
