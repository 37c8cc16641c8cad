namespace AutoGraph;

public sealed partial class Tensor
{
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
