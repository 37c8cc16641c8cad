namespace AutoGraph.Generator.Model;

internal enum VariableKind
{
    /// <summary>A tensor: carried as state.</summary>
    Tensor,

    /// <summary>A tuple, record or struct of tensors: carried part by part.</summary>
    Composite,

    /// <summary>A list of tensors that grows: its handle is carried.</summary>
    TensorList,

    /// <summary>Anything else: must not change under tensor-dependent control flow.</summary>
    Host,
}

/// <summary>A local, parameter, or path to a member such as <c>this.total</c> or <c>cells["a"].State</c>.</summary>
/// <param name="Id">Unique in the method.</param>
/// <param name="Path">How the twin writes it.</param>
/// <param name="Kind">How it travels through staged code.</param>
/// <param name="TypeName">For messages.</param>
/// <param name="IsMember">A field, property or element: it outlives the method.</param>
/// <param name="DependsOn">For a member: the variables its path goes through.</param>
/// <param name="Parts">For a tuple, record or struct: the tensors in it.</param>
internal sealed record Variable(
    string Id, string Path, VariableKind Kind, string TypeName, bool IsMember,
    EquatableArray<string> DependsOn, EquatableArray<Part> Parts)
{
    public static Variable Flag(string name)
        => new(
            name, name, VariableKind.Tensor, "Tensor", false, EquatableArray<string>.Empty,
            EquatableArray<Part>.Empty);
}

/// <summary>A tensor in a tuple, record or struct.</summary>
/// <param name="Path">From the whole to it: <c>.State.Total</c>.</param>
/// <param name="Read">The same for reading, which gives null where a record on the way is null.</param>
/// <param name="Place">What is assigned to change it: the tensor itself, or a record around it.</param>
/// <param name="Anew">For a record: what it becomes, with the tensor in the place of <c>$value</c> and the whole in
/// that of <c>$whole</c>: <c>with { Total = $value }</c>. Else empty.</param>
internal sealed record Part(string Path, string Read, string Place, string Anew);
