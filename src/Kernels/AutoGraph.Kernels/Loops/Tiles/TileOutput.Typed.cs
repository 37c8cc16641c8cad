namespace AutoGraph.Kernels;

/// <summary>An output computed in R and stored as M.</summary>
internal sealed unsafe class TileOutput<R, M>(LoopOutput output) : TileOutput
    where R : unmanaged
    where M : unmanaged
{
    private readonly R identity = Identity(output);

    public override void Finish(byte* values, byte* target, nint stride, int count, StrideClass kind)
    {
        switch (output.Reduction)
        {
            case Reduction.None when typeof(R) == typeof(M) && kind == StrideClass.Contiguous:
                new Span<R>(values, count).CopyTo(new(target, count));
                break;
            case Reduction.None:
                Store((R*)values, target, stride, count);
                break;
            case Reduction.Sum:
                Reduce<Operations.Add>((R*)values, target, stride, count, kind);
                break;
            case Reduction.Product:
                Reduce<Operations.Multiply>((R*)values, target, stride, count, kind);
                break;
            case Reduction.Max or Reduction.All:
                Reduce<Operations.Max>((R*)values, target, stride, count, kind);
                break;
            default:
                Reduce<Operations.Min>((R*)values, target, stride, count, kind);
                break;
        }
    }

    private static void Store(R* values, byte* target, nint stride, int count)
    {
        for (int i = 0; i < count; i++)
        {
            *(M*)(target + i * stride) = Memory.Narrow<R, M>(values[i]);
        }
    }

    private static R Identity(LoopOutput output)
    {
        long bytes = 0;
        if (output.Reduction != Reduction.None)
        {
            Number.Write((byte*)&bytes, output.Value.Type, output.Reduction.Identity(output.Value.Type));
        }

        return Memory.Read<R, M>((byte*)&bytes);
    }

    private void Reduce<TOperation>(R* values, byte* target, nint stride, int count, StrideClass kind)
        where TOperation : IBinaryOperation
    {
        if (kind != StrideClass.Fixed)
        {
            for (int i = 0; i < count; i++)
            {
                byte* place = target + i * stride;
                var joined = Folding.Combine<TOperation, R>(Memory.Read<R, M>(place), values[i]);
                *(M*)place = Memory.Narrow<R, M>(joined);
            }

            return;
        }

        var accumulator = Wide256<R>.Broadcast(identity);
        int whole = 0;
        for (; whole <= count - Wide256<R>.Count; whole += Wide256<R>.Count)
        {
            accumulator = TOperation.Invoke<Wide256<R>, R>(accumulator, Wide256<R>.Load(values + whole));
        }

        accumulator = Folding.First<TOperation, Wide256<R>, R>(
            accumulator, Wide256<R>.LoadFirst(values + whole, count - whole), count - whole);
        Folding.Into<TOperation, Wide256<R>, R, M>(accumulator, target);
    }
}
