namespace AutoGraph;

/// <summary>Converts a method at build time: calls of it run as a compiled graph,
/// control flow on tensors included.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TensorFunctionAttribute : Attribute
{
    /// <summary>Trades time for memory: where the function is called by another one or under a tape and differentiated,
    /// the reverse computes the values in between once more from the arguments, instead of keeping them.</summary>
    /// <remarks>Values, gradients and random numbers are the same; what the function prints, checks or assigns happens
    /// once. A function that draws random numbers without a seed inside a loop or branch, or computes with a variable
    /// after a loop, branch or recomputed call in it assigned that, cannot be computed again: differentiating it is a
    /// <see cref="GradientException"/>. T. Chen et al., "Training deep nets with sublinear memory cost",
    /// 2016.</remarks>
    public bool Recompute { get; set; }
}
