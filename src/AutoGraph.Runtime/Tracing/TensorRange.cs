namespace AutoGraph;

/// <summary>Numbers at equal distances, as a loop's source.</summary>
public sealed class TensorRange
{
    internal TensorRange(Tensor start, Tensor stop, Tensor step)
    {
        Start = Check(start, nameof(start));
        Step = Check(step, nameof(step));
        Check(stop, nameof(stop));

        // ceil((stop - start) / step), never negative, with division that truncates.
        var away = Step > 0;
        var towards = Tensor.Where(away, Step - 1, Step + 1);
        Count = Tensor.Maximum((stop - Start + towards) / Step, 0);
    }

    internal Tensor Start { get; }

    internal Tensor Step { get; }

    internal Tensor Count { get; }

    /// <summary>The numbers as scalars, eagerly.</summary>
    public IEnumerator<Tensor> GetEnumerator()
    {
        var count = Count.ToScalar<int>();
        var current = Start;
        for (var i = 0; i < count; i++)
        {
            yield return current;
            current += Step;
        }
    }

    private static Tensor Check(Tensor bound, string name)
        => bound.DType == DType.Int32 && bound.Rank == 0
            ? bound
            : throw new DTypeException(
                $"Ag.Range: {name} must be an int32 scalar, got {bound.Spec}. Use Cast(DType.Int32).");
}
