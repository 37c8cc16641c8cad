namespace AutoGraph.Kernels;

/// <summary>Fills a tile with a number.</summary>
internal sealed unsafe class TileConstant<R>(R value) : TileStep
    where R : unmanaged
{
    public override void Apply(byte* target, byte* a, byte* b, byte* c, int count)
        => new Span<R>(target, count).Fill(value);
}
