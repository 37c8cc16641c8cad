namespace AutoGraph;

/// <summary>A line of the user's program.</summary>
/// <param name="File">The file's name, without folders.</param>
/// <param name="Line">Counted from 1: where the statement begins.</param>
/// <param name="IsReverse">Not the line itself is meant, but what its derivative computes.</param>
public sealed record SourceLine(string File, int Line, bool IsReverse = false)
{
    /// <summary><c>Model.cs:12</c>, or <c>reverse of Model.cs:12</c>.</summary>
    public override string ToString()
        => FormattableString.Invariant($"{(IsReverse ? "reverse of " : "")}{File}:{Line}");
}
