namespace AutoGraph.Generator.Model;

/// <summary>A diagnostic before it meets the compilation: an id of the table, where,
/// and the words for its message.</summary>
internal sealed record DiagnosticInfo(string Id, string File, SourceRange Range, EquatableArray<string> Arguments);
