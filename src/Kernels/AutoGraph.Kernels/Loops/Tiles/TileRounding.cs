namespace AutoGraph.Kernels;

/// <summary>Wraps or rounds a tile to the type it has in memory.</summary>
internal sealed unsafe class TileRounding<R, M> : TileStep
    where R : unmanaged
    where M : unmanaged
{
    public override void Apply(byte* target, byte* a, byte* b, byte* c, int count)
    {
        for (int i = 0; i < count; i++)
        {
            ((R*)target)[i] = Memory.Widen<R, M>(Memory.Narrow<R, M>(((R*)a)[i]));
        }
    }
}
