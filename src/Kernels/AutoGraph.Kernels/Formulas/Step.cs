namespace AutoGraph.Kernels;

/// <summary>One node of a formula in a list: operands are indexes of earlier steps, -1 where there is none.</summary>
internal sealed record Step(Primitive Primitive, ElementType Type, long Payload, int A, int B, int C);
