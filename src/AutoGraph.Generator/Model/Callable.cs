namespace AutoGraph.Generator.Model;

/// <summary>What a body returns.</summary>
internal enum ResultKind { None, Tensor, Tuple, Array, Other }

/// <summary>The body of a method, local function or lambda, ready to be lowered.</summary>
/// <param name="File">The user's file, for <c>#line</c>.</param>
/// <param name="Results">Element types of the result, for the variables that carry it.</param>
/// <param name="LiveAtExit">Variables that somebody reads after the body has ended.</param>
/// <param name="Names">Every name in use, so that flags get new ones.</param>
internal sealed record Callable(
    string File, Block Body, ResultKind Result, EquatableArray<string> Results,
    EquatableArray<Variable> Variables, EquatableArray<string> LiveAtExit, EquatableArray<string> Names,
    string Name, string ResultType, SourceRange Range)
{
    /// <summary>The use that keeps host locals from becoming tensors, if one does.</summary>
    public string? HostUse { get; init; }
}
