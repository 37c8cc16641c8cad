namespace AutoGraph.Fuzz.Syntax;

/// <summary>A parameter, local or part of one that can be read, and mostly assigned.</summary>
internal sealed record Place(Kind Kind, string Text, bool IsAssignable = true);
