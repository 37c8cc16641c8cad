namespace AutoGraph.Generator.Model;

internal enum VariableKind
{
    /// <summary>A tensor: carried as state.</summary>
    Tensor,

    /// <summary>A tuple of tensors: carried element by element.</summary>
    TensorTuple,

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
/// <param name="Elements">For a tuple: the names of its elements.</param>
internal sealed record Variable(
    string Id, string Path, VariableKind Kind, string TypeName, bool IsMember,
    EquatableArray<string> DependsOn, EquatableArray<string> Elements)
{
    public static Variable Flag(string name)
        => new(
            name, name, VariableKind.Tensor, "Tensor", false, EquatableArray<string>.Empty,
            EquatableArray<string>.Empty);
}
