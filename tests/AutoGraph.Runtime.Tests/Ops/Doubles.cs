namespace AutoGraph.Runtime.Tests.Ops;

/// <summary>An array in double precision, computed with in the plainest way: what operations are compared
/// with.</summary>
internal sealed class Doubles(int[] shape, double[] values)
{
    public int[] Shape { get; } = shape;

    public double[] Values { get; } = values;

    public int Rank => Shape.Length;

    /// <summary>An element; axes of size 1 repeat and leading axes may be missing, as in broadcasting.</summary>
    public double this[ReadOnlySpan<int> index]
    {
        get
        {
            index = index[(index.Length - Rank)..];
            var place = 0;
            for (var i = 0; i < Rank; i++)
            {
                place = (place * Shape[i]) + (Shape[i] == 1 ? 0 : index[i]);
            }

            return Values[place];
        }
    }

    /// <summary>Adds to an element.</summary>
    public void Add(ReadOnlySpan<int> index, double value)
    {
        var place = 0;
        for (var i = 0; i < Rank; i++)
        {
            place = (place * Shape[i]) + index[i];
        }

        Values[place] += value;
    }

    public static Doubles From(int[] shape, Func<int[], double> at)
    {
        var values = new double[Count(shape)];
        var index = new int[shape.Length];
        for (var n = 0; n < values.Length; n++)
        {
            values[n] = at(index);
            for (var i = shape.Length - 1; i >= 0 && ++index[i] == shape[i]; i--)
            {
                index[i] = 0;
            }
        }

        return new Doubles(shape, values);
    }

    public static Doubles Of(Tensor tensor)
        => new(tensor.Shape.ToArray(), tensor.DType == DType.Float64 ? tensor.ToArray<double>()
            : tensor.Cast(DType.Float64).ToArray<double>());

    /// <summary>Element by element with broadcasting.</summary>
    public static Doubles Map(Func<double[], double> formula, params Doubles[] inputs)
    {
        var rank = inputs.Max(input => input.Rank);
        var shape = new int[rank];
        for (var i = 1; i <= rank; i++)
        {
            var sizes = inputs.Where(input => i <= input.Rank).Select(input => input.Shape[^i]).ToArray();
            shape[^i] = sizes.Any(size => size != 1) ? sizes.First(size => size != 1) : 1;
        }

        return From(shape, index => formula([.. inputs.Select(input => input[index])]));
    }

    /// <summary>Combines lines along axes.</summary>
    public Doubles Reduce(int[] axes, bool keepDims, Func<double[], double> fold)
    {
        var over = axes.Select(axis => axis < 0 ? axis + Rank : axis).ToArray();
        var kept = Shape.Select((size, i) => over.Contains(i) ? 1 : size).ToArray();
        var result = From(kept, index => fold(Line(index, over)));
        return keepDims ? result : new Doubles([.. Shape.Where((_, i) => !over.Contains(i))], result.Values);
    }

    public Doubles Reshape(params int[] shape) => new(shape, Values);

    public Doubles Map(Func<double, double> formula) => new(Shape, Array.ConvertAll(Values, value => formula(value)));

    private double[] Line(int[] start, int[] over)
    {
        var steps = From([.. over.Select(axis => Shape[axis])], _ => 0).Shape;
        var index = (int[])start.Clone();
        var line = new List<double>();
        From(steps, at =>
        {
            for (var i = 0; i < over.Length; i++)
            {
                index[over[i]] = at[i];
            }

            line.Add(this[index]);
            return 0;
        });
        return [.. line];
    }

    private static int Count(int[] shape) => shape.Aggregate(1, (product, size) => product * size);
}
