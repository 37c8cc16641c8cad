namespace AutoGraph.Kernels;

public sealed partial class Scalar
{
    /// <summary>
    /// The formula with every <c>Input(i)</c> replaced by <c>inputs[i]</c>; what was shared stays shared.
    /// </summary>
    /// <param name="inputs">A formula for each input that occurs, of the input's type (literals are typed).</param>
    /// <exception cref="ArgumentException">An input is missing or of another type.</exception>
    public Scalar Substitute(IReadOnlyList<Scalar> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Substitute(inputs, new(ReferenceEqualityComparer.Instance));
    }

    /// <summary>The partial derivative by an input, simplified; itself a formula of the same inputs.</summary>
    /// <remarks>Comparisons, Floor, Sign and integer parts have derivative 0; Select differentiates its
    /// branches.</remarks>
    /// <exception cref="ArgumentException">The formula is not of a floating type.</exception>
    public Scalar Derivative(int input)
    {
        if (!Type.IsFloating())
        {
            throw new ArgumentException($"Derivative expects a floating formula; received {Type}: {this}.");
        }

        return new Differentiation(input).Of(this) ?? Constant(0.0, Type);
    }

    /// <summary>The value for given inputs, every primitive computed in double and rounded to its type.</summary>
    /// <param name="inputs">A value for each input; Bool as 0 or 1.</param>
    public double Evaluate(params ReadOnlySpan<double> inputs)
    {
        var listing = Listing.Of(this);
        var payloads = new long[inputs.Length];
        foreach (var step in listing.Steps)
        {
            if (step.Primitive == Primitive.Input)
            {
                payloads[(int)step.Payload] = Number.FromDouble(inputs[(int)step.Payload], step.Type);
            }
        }

        return Number.ToDouble(listing.Evaluate(payloads)[0], Type);
    }

    private Scalar Substitute(IReadOnlyList<Scalar> inputs, Dictionary<Scalar, Scalar> done)
    {
        if (Primitive == Primitive.Constant)
        {
            return this;
        }

        if (done.TryGetValue(this, out var known))
        {
            return known;
        }

        var result = Primitive == Primitive.Input ? Replacement(inputs) : Rebuilt(inputs, done);
        done.Add(this, result);
        return result;
    }

    private Scalar Replacement(IReadOnlyList<Scalar> inputs)
    {
        int index = InputIndex;
        if (index >= inputs.Count)
        {
            throw new ArgumentException($"Substitute: no replacement for input {index}; received {inputs.Count}.");
        }

        var replacement = inputs[index].IsWeak ? inputs[index].Retyped(Type) : inputs[index];
        return replacement.Type == Type ? replacement
            : throw new ArgumentException(
                $"Substitute: input {index} is {Type}; received {replacement.Type}. Cast the replacement.");
    }

    private Scalar Rebuilt(IReadOnlyList<Scalar> inputs, Dictionary<Scalar, Scalar> done)
    {
        var replaced = new Scalar[operands.Length];
        bool changed = false;
        for (int i = 0; i < replaced.Length; i++)
        {
            replaced[i] = operands[i].Substitute(inputs, done);
            changed |= !ReferenceEquals(replaced[i], operands[i]);
        }

        return changed ? Finish(Primitive, Type, replaced) : this;
    }
}
