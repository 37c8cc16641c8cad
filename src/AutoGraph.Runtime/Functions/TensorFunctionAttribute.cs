namespace AutoGraph;

/// <summary>Converts a method at build time: calls of it run as a compiled graph,
/// control flow on tensors included.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TensorFunctionAttribute : Attribute;
