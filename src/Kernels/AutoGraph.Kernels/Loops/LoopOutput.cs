namespace AutoGraph.Kernels;

/// <summary>One output of a loop.</summary>
/// <param name="Value">The formula of an element, over the inputs of the loop.</param>
/// <param name="Reduction">How elements along reduced axes are combined, if any are.</param>
public sealed record LoopOutput(Scalar Value, Reduction Reduction = Reduction.None)
{
    /// <summary>What comes out where the loop has one point, as a formula.</summary>
    public Scalar OfOnePoint => Reduction == Reduction.None
        ? Value
        : Reduction.Combine(Scalar.OfPayload(Reduction.Identity(Value.Type), Value.Type), Value);
}
