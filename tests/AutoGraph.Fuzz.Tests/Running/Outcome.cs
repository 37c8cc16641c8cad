namespace AutoGraph.Fuzz.Running;

/// <summary>What came of a program: what is wrong with it, if anything, and what could be compared.</summary>
internal sealed record Outcome(Failure? Failure, int Compared = 0, int Differentiated = 0);
