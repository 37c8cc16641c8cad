using System.Collections.Concurrent;
using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>An operation with its attributes: an immutable value. One operation, one file.</summary>
/// <remarks>
/// No operation asks whether it runs eagerly, is traced or recorded: it says what its outputs look like, how they are
/// computed, and how a change of them depends on its inputs, in terms of other operations.
/// </remarks>
internal abstract record Op
{
    /// <summary>As it stands in a graph's text and in messages: the type's name in camel case.</summary>
    public virtual string Name => OpNames.Of(GetType());

    /// <summary>What it does besides computing its outputs.</summary>
    public virtual Effect Effect => Effect.None;

    /// <summary>The attributes as text, empty when there are none.</summary>
    public virtual string Attributes => "";

    /// <summary>Whether it computes elements of its outputs, as opposed to handing on what it was given, or what graphs
    /// of its own compute.</summary>
    public virtual bool MakesNumbers => true;

    /// <summary>The specs of the outputs; throws when the inputs do not fit.</summary>
    public abstract TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs);

    /// <summary>Computes the outputs of concrete tensors now.</summary>
    public abstract Tensor[] Execute(ReadOnlySpan<Tensor> inputs);

    /// <summary>As <see cref="Execute"/>, for operations with one output.</summary>
    public virtual Tensor ExecuteSingle(ReadOnlySpan<Tensor> inputs) => Execute(inputs)[0];

    /// <summary>The operation with the sizes it works on, as plans and profiles show it:
    /// <c>softmax (128, 10)</c>.</summary>
    public virtual string Describe(ReadOnlySpan<TensorSpec> inputs)
    {
        var text = Name;
        foreach (var input in inputs)
        {
            text += $" {input.Shape}";
        }

        return text;
    }

    /// <summary>Arithmetic operations of one run on inputs of known shapes; 0 when it only moves elements.</summary>
    public virtual double Flops(ReadOnlySpan<TensorSpec> inputs) => 0;

    /// <summary>The cotangents of the inputs, given those of the outputs; null where nothing flows.</summary>
    /// <param name="upstream">Per output; null when the target does not depend on it. At least one is given.</param>
    /// <param name="inputs">As they were.</param>
    /// <param name="outputs">As they came out.</param>
    /// <returns>One per input, of its shape and dtype; or an empty array from an operation without a
    /// derivative.</returns>
    public abstract Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs);

    /// <summary>The outputs as formulas, where every input and output is a single element; null from an operation that
    /// is more than formulas.</summary>
    /// <param name="program">Takes the statements that the formulas need.</param>
    /// <param name="inputs">A formula for each input.</param>
    public virtual Scalar[]? Scalars(ScalarProgramBuilder program, ReadOnlySpan<Scalar> inputs) => null;

    /// <summary>
    /// For each input, whether row i of the outputs needs row i of it only; the others are read whole. Null when rows
    /// of the outputs cannot be computed apart. A row is one index of the first axis.
    /// </summary>
    /// <param name="inputs">Of known shapes.</param>
    public virtual bool[]? RowReads(ReadOnlySpan<TensorSpec> inputs) => null;

    /// <summary>The name and the attributes.</summary>
    public sealed override string ToString() => Attributes.Length == 0 ? Name : $"{Name}[{Attributes}]";

    /// <summary>What an operation without a derivative answers.</summary>
    protected static Tensor?[] NoGradient => [];
}

/// <summary>Names of operations, made once per type.</summary>
internal static class OpNames
{
    private static readonly ConcurrentDictionary<Type, string> Names = [];

    public static string Of(Type type) => Names.GetOrAdd(type, static t =>
    {
        var name = t.Name.EndsWith("Op", StringComparison.Ordinal) ? t.Name[..^2] : t.Name;
        return char.ToLowerInvariant(name[0]) + name[1..];
    });
}

/// <summary>What running an operation does besides computing outputs; graphs keep the order of effects.</summary>
internal enum Effect : byte
{
    /// <summary>Nothing: the same inputs give the same outputs, it may be shared or dropped.</summary>
    None,

    /// <summary>It reads state: may be dropped when unused, may not move across a write.</summary>
    Reads,

    /// <summary>It changes state or the outside world: never dropped, doubled or moved across another effect.</summary>
    Writes,
}
