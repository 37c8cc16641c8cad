namespace AutoGraph.Generator.Model;

/// <summary>An assignment of a variable.</summary>
/// <param name="Variable">The id of the variable in the method's table.</param>
/// <param name="Whole">The old value is gone for certain afterwards, and was not read.</param>
internal readonly record struct Write(string Variable, bool Whole);

/// <summary>An expression or statement as it will stand in the twin, with the variables it reads and writes.</summary>
internal sealed record Code(
    SourceRange Range, string Text, EquatableArray<string> Reads, EquatableArray<Write> Writes)
{
    /// <summary>The text has string literals of several lines, which must not be indented.</summary>
    public bool KeepsLines { get; init; }

    /// <summary>Variables that are asked whether they are null, which is answered while tracing.</summary>
    public EquatableArray<string> NullTests { get; init; }

    /// <summary>Variables that it declares: by patterns and out arguments too.</summary>
    public EquatableArray<string> Declares { get; init; }

    /// <summary>Of the test of a loop: it reads nothing but numbers and bools in locals, which only an assignment in the
    /// loop can change.</summary>
    public bool ReadsLocalsOnly { get; init; }

    /// <summary>Code that the generator adds: it reads and writes flags only.</summary>
    public static Code Synthetic(string text, IEnumerable<string> reads, IEnumerable<Write> writes)
        => new(SourceRange.Hidden, text, reads.ToEquatable(), writes.ToEquatable());
}
