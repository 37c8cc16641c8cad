namespace AutoGraph.Conformance.Harness;

/// <summary>One thing that is tried of a row, such as <c>graph 0 → 1</c>.</summary>
internal sealed record Check(string Name, Action Run);
