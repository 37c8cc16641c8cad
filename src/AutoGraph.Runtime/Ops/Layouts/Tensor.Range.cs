using AutoGraph.Ops;

namespace AutoGraph;

public sealed partial class Tensor
{
    /// <summary>0, 1, … below <paramref name="stop"/>, one axis.</summary>
    /// <param name="stop">A scalar; its dtype is that of the result.</param>
    public static Tensor Range(Tensor stop)
    {
        ArgumentNullException.ThrowIfNull(stop);
        return Range(0, Constant(stop));
    }

    /// <summary>start, start + step, … as long as stop is not reached, one axis.</summary>
    /// <param name="start">A scalar.</param>
    /// <param name="stop">A scalar of the same dtype (a literal adapts), which is that of the result.</param>
    /// <param name="step">Not 0, negative to count down; null for 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is 0.</exception>
    public static Tensor Range(Tensor start, Tensor stop, Tensor? step = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(stop);
        Tensor[] bounds = [start, stop, step ?? 1];

        // The bounds agree in dtype as the operands of + do: the first is brought to that of all, then the others to
        // its.
        for (var i = 1; i < 2 * bounds.Length; i++)
        {
            Literals.Adapt("range", ref bounds[0], ref bounds[i % bounds.Length]);
        }

        _ = RangeOp.Instance.Infer(Array.ConvertAll(bounds, bound => bound.Spec));
        if (Array.Exists(bounds, bound => bound.IsSymbolic))
        {
            return Dispatch.Single(RangeOp.Instance, bounds);
        }

        var dtype = bounds[0].DType;
        return dtype.IsFloating
            ? Filled(dtype, Array.ConvertAll(bounds, bound => Numbers.ReadDouble(bound.View.Address, dtype.Element)))
            : Filled(dtype, Array.ConvertAll(bounds, bound => Numbers.ReadInteger(bound.View.Address, dtype.Element)));
    }

    private static Tensor Filled(DType dtype, double[] bounds)
    {
        var count = Math.Ceiling((bounds[1] - bounds[0]) / NotZero(bounds[2]));
        var values = new double[(int)Math.Max(0, count)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = bounds[0] + (i * bounds[2]);
        }

        return From(values, dtype);
    }

    private static Tensor Filled(DType dtype, long[] bounds)
    {
        var step = NotZero(bounds[2]);
        var count = Math.Max(0, (bounds[1] - bounds[0] + step - Math.Sign(step)) / step);
        var result = Allocate(dtype, (int[])[checked((int)count)]);
        for (var i = 0; i < count; i++)
        {
            Numbers.Write(result.Storage.Address + ((nint)i * dtype.Size), dtype.Element, bounds[0] + (i * step));
        }

        return result;
    }

    private static T NotZero<T>(T step)
        where T : System.Numerics.INumber<T>
        => T.IsZero(step) ? throw new ArgumentOutOfRangeException(nameof(step), "range: the step must not be 0.")
            : step;
}
