using AutoGraph.Ops;

namespace AutoGraph.Autodiff;

/// <summary>Where a loop leaves one residual of each iteration for its reverse.</summary>
/// <param name="Element">The residual.</param>
internal abstract record ResidualStack(TensorSpec Element)
{
    /// <summary>Rows of one tensor where sizes and the number of iterations are known, else a list.</summary>
    /// <param name="element">The residual.</param>
    /// <param name="count">The number of iterations; null when not known before the loop.</param>
    public static ResidualStack Of(TensorSpec element, int? count)
        => count is { } rows && element.DType.StorageElement is not null && element.Shape.IsKnown
            ? new ResidualRows(element, rows)
            : new ResidualList(element);

    /// <summary>Without residuals.</summary>
    public abstract Tensor Empty();

    /// <summary>With the residual of an iteration, counted from 0.</summary>
    public abstract Tensor Push(Tensor stack, Tensor iteration, Tensor residual);
}

/// <summary>A persistent list: the reverse takes the residuals off.</summary>
internal sealed record ResidualList(TensorSpec Element) : ResidualStack(Element)
{
    /// <inheritdoc/>
    public override Tensor Empty() => Lists.EmptyFor(Element.DType);

    /// <inheritdoc/>
    public override Tensor Push(Tensor stack, Tensor iteration, Tensor residual)
        => Dispatch.Single(ListPush.Instance, stack, residual);

    /// <summary>The list before the last push, and what was pushed.</summary>
    public (Tensor Before, Tensor Residual) Pop(Tensor stack)
        => Dispatch.Run(new ListPop(Element), stack) is [var before, var residual] ? (before, residual) : default;
}

/// <summary>A row of one tensor for each iteration: a push writes in place, and the reverse only reads.</summary>
/// <param name="Element">The residual.</param>
/// <param name="Count">The number of iterations.</param>
internal sealed record ResidualRows(TensorSpec Element, int Count) : ResidualStack(Element)
{
    /// <inheritdoc/>
    public override Tensor Empty()
        => Tensor.Repeated(Element.DType, 0, new Shape([Count, .. Element.Shape.Sizes]));

    /// <inheritdoc/>
    public override Tensor Push(Tensor stack, Tensor iteration, Tensor residual)
        => Dispatch.Single(OverwriteRow.Instance, stack, iteration, residual);

    /// <summary>What an iteration pushed.</summary>
    public static Tensor Read(Tensor stack, Tensor iteration) => Tensor.Row(stack, iteration);
}
