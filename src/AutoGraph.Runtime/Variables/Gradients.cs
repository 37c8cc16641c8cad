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

    /// <summary>A function whose derivative is said: where the derived one overflows, costs too much, or another one
    /// is wanted.</summary>
    /// <param name="function">Of a floating tensor; its result is floating.</param>
    /// <param name="pullback">From the result's cotangent, the argument and the result to the argument's cotangent, of
    /// the argument's shape and dtype. Written with tensor operations: it may be differentiated in its turn.</param>
    /// <returns>Does the same as <paramref name="function"/>, eagerly and in a [TensorFunction]. Both parts are traced
    /// once per shapes, so they must not use tensors of a traced function around them.</returns>
    /// <example><code>
    /// static readonly Func&lt;Tensor, Tensor&gt; HalfGradient =
    ///     Gradients.Custom(x => x, (upstream, x, y) => 0.5f * upstream);
    /// </code></example>
    /// <exception cref="GradientException">From the result, when it is differentiated: the function, and not only its
    /// pullback, reads a variable.</exception>
    /// <exception cref="ShapeException">From the result: the cotangent has another shape or dtype than the
    /// argument.</exception>
    public static Func<Tensor, Tensor> Custom(
        Func<Tensor, Tensor> function, Func<Tensor, Tensor, Tensor, Tensor> pullback)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(pullback);
        var custom = new CustomGradient(x => function(x[0]), given => [pullback(given[0], given[1], given[2])]);
        return x => custom.Run(x);
    }

    /// <summary>The same for a function of two tensors.</summary>
    /// <param name="function">Of two tensors; its result is floating.</param>
    /// <param name="pullback">From the result's cotangent, the arguments and the result to a cotangent for each
    /// argument, of its shape and dtype; that of an argument which is not floating is not used.</param>
    /// <inheritdoc cref="Custom(Func{Tensor, Tensor}, Func{Tensor, Tensor, Tensor, Tensor})"/>
    public static Func<Tensor, Tensor, Tensor> Custom(
        Func<Tensor, Tensor, Tensor> function,
        Func<Tensor, Tensor, Tensor, Tensor, (Tensor Left, Tensor Right)> pullback)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(pullback);
        var custom = new CustomGradient(x => function(x[0], x[1]), given =>
        {
            var (left, right) = pullback(given[0], given[1], given[2], given[3]);
            return [left, right];
        });
        return (left, right) => custom.Run(left, right);
    }
}
