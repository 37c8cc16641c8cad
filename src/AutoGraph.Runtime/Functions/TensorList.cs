using System.ComponentModel;
using AutoGraph.Ops;

namespace AutoGraph;

/// <summary>A growing list of tensors, as gathered by a loop: <c>list.Add(row)</c> … <c>list.Stack()</c>. Gradients
/// flow through it.</summary>
/// <remarks>Adding and taking off cost the same however long the list is. All tensors have one dtype and number of
/// axes.</remarks>
public sealed class TensorList
{
    private TensorSpec? element;

    /// <summary>An empty list.</summary>
    public TensorList()
    {
        Handle = Lists.Empty;
    }

    /// <summary>The list as a value; for generated code, which carries it through staged loops and branches.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Tensor Handle { get; set; }

    /// <summary>The number of tensors, an int32 scalar.</summary>
    public Tensor Length => Dispatch.Single(ListLength.Instance, Handle);

    /// <summary>One of the tensors, which must have equal shapes; stacks them all, so prefer one <see cref="Stack"/>
    /// for many.</summary>
    /// <param name="index">int32 scalar; counts from the end when negative.</param>
    /// <exception cref="IndexException">There is no such tensor.</exception>
    public Tensor this[Tensor index] => Stack()[index];

    /// <summary>Adds a tensor at the end.</summary>
    /// <param name="tensor">Of the dtype and number of axes of those before it; a literal adapts.</param>
    /// <exception cref="DTypeException">Another dtype.</exception>
    /// <exception cref="ShapeException">Another number of axes.</exception>
    public void Add(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (element is { } known)
        {
            if (tensor.DType != known.DType)
            {
                var like = Tensor.Repeated(known.DType, 0, default);
                Literals.Adapt("add to a TensorList", ref tensor, ref like);
            }

            if (tensor.Rank != known.Shape.Rank)
            {
                throw new ShapeException(
                    $"add: the list holds tensors of shape {known.Shape}, got {tensor.Shape}; the number of axes "
                        + $"must be the same.");
            }
        }

        tensor = Tensor.Constant(tensor);
        Handle = Dispatch.Single(ListPush.Instance, Handle, tensor);
        element = element is { } before ? Join(before, tensor.Shape) : tensor.Spec;
    }

    /// <summary>Takes the last tensor off.</summary>
    /// <exception cref="IndexException">The list is empty.</exception>
    public Tensor Pop()
    {
        var outputs = Dispatch.Run(new ListPop(Element("pop")), Handle);
        Handle = outputs[0];
        return outputs[1];
    }

    /// <summary>All tensors along a new first axis.</summary>
    /// <exception cref="IndexException">Nothing was ever added, so that shape and dtype are not known.</exception>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public Tensor Stack() => Dispatch.Single(new ListStack(Element("stack")), Handle);

    /// <summary>The number of tensors, and what they are.</summary>
    public override string ToString() => Handle.IsSymbolic
        ? $"TensorList(symbolic, {element})"
        : $"TensorList(length={Lists.Head(Handle)?.Count ?? 0}{(element is null ? "" : $", {element}")})";

    private TensorSpec Element(string operation) => element
        ?? throw new IndexException($"{operation}: the list is empty and nothing was ever added to it. Add a tensor "
            + $"first.");

    private static TensorSpec Join(TensorSpec spec, Shape shape)
    {
        var sizes = spec.Shape.Sizes.ToArray();
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = sizes[i] == shape.Sizes[i] ? sizes[i] : Shape.Unknown;
        }

        return spec with { Shape = new Shape(sizes) };
    }
}
