namespace AutoGraph;

/// <summary>Derivatives of functions, as functions.</summary>
/// <remarks>
/// A method group is a delegate of the method as it is written, which runs eagerly. For the graph of a converted method
/// pass its handle: <c>Gradients.Of(Fns.FFunction.Invoke)</c>.
/// </remarks>
public static class Gradients
{
    /// <summary>The function that gives the derivative of the sum of <paramref name="function"/>'s result.</summary>
    /// <param name="function">Of one floating tensor; its result is floating, any shape.</param>
    /// <returns>Takes such a tensor; gives a tensor of its shape. May be differentiated again.</returns>
    public static Func<Tensor, Tensor> Of(Func<Tensor, Tensor> function)
    {
        var both = ValueAndGradient(function);
        return x => both(x).Gradient;
    }

    /// <summary>As <see cref="Of"/>, with the function's result beside the derivative.</summary>
    /// <inheritdoc cref="Of"/>
    public static Func<Tensor, (Tensor Value, Tensor Gradient)> ValueAndGradient(Func<Tensor, Tensor> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return x =>
        {
            using var tape = new GradientTape();
            tape.Watch(x);
            var value = function(x);
            return (value, tape.Gradient(value, x));
        };
    }
}
