using AutoGraph.Ops;

namespace AutoGraph;

/// <summary>Numbers at equal distances, as a loop's source.</summary>
public sealed class TensorRange
{
    internal TensorRange(Tensor start, Tensor stop, Tensor step)
    {
        Start = Check(start, nameof(start));
        Step = Check(step, nameof(step));
        Check(stop, nameof(stop));

        // Of numbers that are known while tracing the count is known as well.
        using var scope = Dispatch.Use(IsKnown(Start) && IsKnown(stop) && IsKnown(Step) ? null : Dispatch.Current);

        // ceil((stop - start) / step), never negative, with division that truncates.
        var away = Step > 0;
        var towards = Tensor.Where(away, Step - 1, Step + 1);
        Count = Tensor.Maximum((stop - Start + towards) / Step, 0);
    }

    internal Tensor Start { get; }

    internal Tensor Step { get; }

    internal Tensor Count { get; }

    /// <summary>The number at a place.</summary>
    /// <param name="place">int32 scalar, from 0.</param>
    internal Tensor At(Tensor place) => Is(Start, 0) && Is(Step, 1) ? place : Start + (place * Step);

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

    private static bool IsKnown(Tensor bound) => !bound.IsSymbolic;

    private static bool Is(Tensor bound, int number) => IsKnown(bound) && bound.ToScalar<int>() == number;

    private static Tensor Check(Tensor bound, string name)
        => bound.DType == DType.Int32 && bound.Rank == 0
            ? bound
            : throw new DTypeException(
                $"Ag.Range: {name} must be an int32 scalar, got {bound.Spec}. Use Cast(DType.Int32).");
}
