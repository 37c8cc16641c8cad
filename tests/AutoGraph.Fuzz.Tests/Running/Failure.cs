namespace AutoGraph.Fuzz.Running;

/// <summary>What is wrong with a program.</summary>
/// <param name="Check">Which expectation does not hold, such as "graph = host"; a smaller program fails in the same way
/// if this is the same.</param>
internal sealed record Failure(string Check, string Detail);
