using AutoGraph.Ops;

namespace AutoGraph;

/// <summary>A whole number for each spatial axis: of a window, its strides or dilations.</summary>
/// <remarks>Written as one number for all axes, <c>2</c>, or as a tuple with one for each, <c>(2, 1)</c>, height before
/// width. The default value leaves the choice to the operation.</remarks>
public readonly struct PerAxis : IEquatable<PerAxis>
{
    private readonly Axes numbers;

    private PerAxis(Axes numbers)
    {
        this.numbers = numbers;
    }

    /// <summary>True for the default value.</summary>
    internal bool IsDefault => numbers.Count == 0;

    /// <summary>Equal numbers, written in the same way.</summary>
    public static bool operator ==(PerAxis left, PerAxis right) => left.Equals(right);

    /// <summary>The opposite of ==.</summary>
    public static bool operator !=(PerAxis left, PerAxis right) => !left.Equals(right);

    /// <summary>The same number for all axes.</summary>
    public static implicit operator PerAxis(int all) => new([all]);

    /// <summary>Height and width.</summary>
    public static implicit operator PerAxis((int Height, int Width) numbers) => new([numbers.Height, numbers.Width]);

    /// <summary>Depth, height and width.</summary>
    public static implicit operator PerAxis((int Depth, int Height, int Width) numbers)
        => new([numbers.Depth, numbers.Height, numbers.Width]);

    /// <inheritdoc/>
    public bool Equals(PerAxis other) => numbers.Equals(other.numbers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PerAxis other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => numbers.GetHashCode();

    /// <summary>As it is written: <c>2</c>, <c>(2, 1)</c>.</summary>
    public override string ToString()
        => numbers.Count == 1 ? $"{numbers[0]}" : $"({string.Join(", ", numbers.Span.ToArray())})";

    /// <summary>One number for each of so many axes.</summary>
    /// <param name="operation">Stands in errors.</param>
    /// <param name="what">Stands in errors: "strides".</param>
    /// <param name="axes">How many.</param>
    /// <param name="unless">What the default value stands for.</param>
    internal Axes For(string operation, string what, int axes, PerAxis unless)
    {
        var given = IsDefault ? unless.numbers : numbers;
        if (given.Count != 1 && given.Count != axes)
        {
            throw new ShapeException(
                $"{operation}: expected one number or {axes} as {what}, got {this}. Give one for each spatial axis.");
        }

        var result = new int[axes];
        for (var i = 0; i < axes; i++)
        {
            result[i] = given[given.Count == 1 ? 0 : i];
            if (result[i] < 1)
            {
                throw new ShapeException($"{operation}: expected {what} of at least 1, got {this}.");
            }
        }

        return new Axes(result);
    }
}
