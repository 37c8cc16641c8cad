using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Graphs;

/// <summary>A graph's input; two inputs are never the same, however they are called.</summary>
internal sealed record InputOp(string Title) : Op
{
    public override string Name => "input";

    public override string Attributes => Title;

    public bool Equals(InputOp? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
        => throw new InvalidOperationException("An input has its spec.");

    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
        => throw new InvalidOperationException("An input is given.");

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => NoGradient;
}

/// <summary>A tensor that was there when the graph was traced.</summary>
internal sealed record ConstantOp(Tensor Tensor) : Op
{
    /// <summary>The number that all elements are; null when they differ or there are none.</summary>
    public Scalar? Literal
    {
        get
        {
            if (Tensor.DType.StorageElement is not { } element || Tensor.Layout.Count == 0)
            {
                return null;
            }

            for (var axis = 0; axis < Tensor.Rank; axis++)
            {
                if (Tensor.Shape.Sizes[axis] != 1 && Tensor.Layout.Strides[axis] != 0)
                {
                    return null;
                }
            }

            return element.IsFloating()
                ? Scalar.Constant(Numbers.ReadDouble(Tensor.View.Address, element), element)
                : Scalar.Constant(Numbers.ReadInteger(Tensor.View.Address, element), element);
        }
    }

    public override string Name => "constant";

    public override string Attributes => Tensor.Layout.Count <= 8 && Tensor.DType.StorageElement is not null
        ? TensorText.Values(Tensor)
        : Tensor.Spec.ToString();

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [Tensor.Spec];

    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs) => [Tensor];

    public override Scalar[]? Scalars(ScalarProgramBuilder program, ReadOnlySpan<Scalar> inputs)
        => Literal is { } literal ? [literal] : null;

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => NoGradient;
}

/// <summary>An operation that owns graphs: a branch, a loop, a call.</summary>
internal abstract record ControlOp : Op
{
    /// <summary>The graphs, with what they are to the operation.</summary>
    public abstract IReadOnlyList<(string Role, Graph Graph)> Bodies { get; }

    /// <summary>The graph that may stand in the place of this operation, on the same inputs;
    /// null when it decides while running.</summary>
    public virtual Graph? Inlined => null;

    /// <summary>From which input on the bodies get the same values however often they run; null where nothing can be
    /// told. The bodies' inputs are the last ones of the operation.</summary>
    public virtual int? FirstInvariant => null;

    /// <summary>Whether a body may run more than once.</summary>
    public virtual bool Repeats => false;

    /// <summary>How often it repeats, where that is known before; else null.</summary>
    /// <param name="inputs">Of the operation.</param>
    public virtual int? Iterations(ReadOnlySpan<Tensor> inputs) => null;

    /// <summary>The same operation with other graphs, in the order of <see cref="Bodies"/>.</summary>
    public abstract ControlOp WithBodies(IReadOnlyList<Graph> bodies);

    /// <summary>The operation without outputs that nobody reads, and without inputs that only they need; null when all
    /// are needed.</summary>
    /// <param name="read">Which outputs are read.</param>
    public virtual Trimmed? Trim(IReadOnlyList<bool> read) => null;

    /// <inheritdoc/>
    public sealed override bool MakesNumbers => false;

    /// <inheritdoc/>
    public sealed override Effect Effect
    {
        get
        {
            var result = Effect.None;
            foreach (var (_, graph) in Bodies)
            {
                foreach (var node in graph.Nodes)
                {
                    result = node.Op.Effect > result ? node.Op.Effect : result;
                }
            }

            return result;
        }
    }

    /// <inheritdoc/>
    public sealed override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        => throw new InvalidOperationException("A tape records a control operation together with its reverse.");
}

/// <summary>A control operation with less to do.</summary>
/// <param name="Op">What is left.</param>
/// <param name="Inputs">The inputs that it still has, by their old places.</param>
/// <param name="Outputs">The outputs that it still has, by their old places.</param>
internal sealed record Trimmed(ControlOp Op, int[] Inputs, int[] Outputs);
