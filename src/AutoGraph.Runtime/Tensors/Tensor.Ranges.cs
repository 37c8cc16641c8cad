namespace AutoGraph;

public sealed partial class Tensor
{
    /// <summary>0, 1, … below <paramref name="stop"/>, one axis.</summary>
    /// <param name="stop">A known scalar; its dtype is that of the result.</param>
    public static Tensor Range(Tensor stop)
    {
        ArgumentNullException.ThrowIfNull(stop);
        return Range(0, Constant(stop));
    }

    /// <summary>start, start + step, … as long as stop is not reached, one axis.</summary>
    /// <param name="start">A known scalar.</param>
    /// <param name="stop">A known scalar of the same dtype (a literal adapts), which is that of the result.</param>
    /// <param name="step">Not 0, negative to count down; null for 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is 0.</exception>
    public static Tensor Range(Tensor start, Tensor stop, Tensor? step = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(stop);
        Tensor[] bounds = [start, stop, step ?? 1];
        foreach (var bound in bounds)
        {
            if (bound.IsSymbolic || bound.Rank != 0 || !bound.DType.IsNumeric)
            {
                throw new ShapeException(
                    $"range: expected known scalars, got {bound}. Where only the running graph knows them, loop over "
                        + $"Ag.Range.");
            }
        }

        // The bounds agree in dtype as the operands of + do.
        var dtype = FromElements(bounds).DType;
        return dtype.IsFloating
            ? Filled(dtype, Array.ConvertAll(bounds, bound
                => Numbers.ReadDouble(bound.View.Address, bound.DType.Element)))
            : Filled(dtype, Array.ConvertAll(bounds, bound
                => Numbers.ReadInteger(bound.View.Address, bound.DType.Element)));
    }

    /// <summary>Numbers at equal distances from start to stop, both included, one axis.</summary>
    /// <param name="start">The first.</param>
    /// <param name="stop">The last.</param>
    /// <param name="count">How many: at least 0; the first alone for 1.</param>
    /// <param name="dtype">Floating; null for float32.</param>
    public static Tensor LinSpace(double start, double stop, int count, DType? dtype = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var step = count > 1 ? (stop - start) / (count - 1) : 0;
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = i > 0 && i == count - 1 ? stop : start + (i * step);
        }

        return From(values, dtype ?? DType.Float32);
    }

    /// <summary>Ones on the diagonal, zeros elsewhere.</summary>
    /// <param name="rows">At least 0.</param>
    /// <param name="columns">At least 0; null for as many as rows.</param>
    /// <param name="dtype">Null for float32.</param>
    public static Tensor Eye(int rows, int? columns = null, DType? dtype = null)
    {
        var width = columns ?? rows;
        var result = Zeros((int[])[rows, width], dtype);
        for (var i = 0; i < Math.Min(rows, width); i++)
        {
            var place = result.Storage.Address + ((nint)i * (width + 1) * result.DType.Size);
            Numbers.Write(place, result.DType.Element, 1L);
        }

        return result;
    }

    /// <summary>The number of axes as an int32 scalar; <c>x.Rank</c> gives an int.</summary>
    public static Tensor RankOf(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Constant(x.Rank);
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

    private static Tensor From(double[] values, DType dtype)
    {
        var result = Allocate(dtype, (int[])[values.Length]);
        for (var i = 0; i < values.Length; i++)
        {
            Numbers.Write(result.Storage.Address + ((nint)i * dtype.Size), dtype.Element, values[i]);
        }

        return result;
    }
}
