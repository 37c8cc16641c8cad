namespace AutoGraph.Kernels;

/// <summary>Brings an input into a tile; the stride in bytes travels in place of the second operand.</summary>
internal sealed unsafe class TileLoad<R, M> : TileStep
    where R : unmanaged
    where M : unmanaged
{
    public override void Apply(byte* target, byte* a, byte* b, byte* c, int count)
    {
        var values = (R*)target;
        nint stride = (nint)b;
        if (typeof(R) == typeof(M) && stride == sizeof(M))
        {
            new Span<R>(a, count).CopyTo(new(values, count));
            return;
        }

        if (stride == 0)
        {
            new Span<R>(values, count).Fill(Memory.Read<R, M>(a));
            return;
        }

        for (int i = 0; i < count; i++)
        {
            values[i] = Memory.Read<R, M>(a + i * stride);
        }
    }
}
