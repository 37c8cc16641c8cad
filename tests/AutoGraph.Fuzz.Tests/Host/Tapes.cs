namespace AutoGraph.Fuzz.Host;

/// <summary>What programs ask of a tape.</summary>
public static class Tapes
{
    /// <summary>Derivatives, with zeros for what the target does not depend on.</summary>
    public static Tensor[] OrZeros(this GradientTape tape, Tensor target, Operand[] sources)
        => [.. tape.GradientOrNull(target, sources).Zip(sources, (gradient, source) => gradient ?? Zeros(source))];

    private static Tensor Zeros(Operand source)
        => Tensor.ZerosLike(source is Variable variable ? variable.Read() : (Tensor)source);
}
