namespace AutoGraph.Generator.Model;

/// <summary>Where generated members go: usings of the user's file, namespace,
/// and the partial types from the outside in.</summary>
internal sealed record Placement(EquatableArray<string> Usings, string Namespace, EquatableArray<string> Types);

/// <summary>A method to convert: its twin is emitted next to it.</summary>
/// <param name="Key">The documentation id of the method.</param>
/// <param name="HintName">Unique among the generated files.</param>
/// <param name="Signature">Of the twin, without body.</param>
internal sealed record Twin(string Key, string HintName, Placement Placement, string Signature, Callable Body)
{
    /// <summary>Statements before the body, which copy what is passed by reference.</summary>
    public EquatableArray<string> Start { get; init; }

    /// <summary>Statements after it, which bring the copies back.</summary>
    public EquatableArray<string> End { get; init; }
}

internal enum ParameterKind { Tensor, OptionalTensor, Tensors, TensorTuple, Host }

/// <param name="Count">The elements of a tuple.</param>
internal sealed record Parameter(string Name, ParameterKind Kind, int Count);

/// <summary>What surrounds the twin of a [TensorFunction]: handle, trace cache and graph method.</summary>
/// <param name="TraceName">What graphs and messages call it: <c>Fns.Collatz</c>.</param>
/// <param name="Handle">The handle's name; empty for generic methods, which have none.</param>
/// <param name="Slot">Tells the functions of an instance apart.</param>
/// <param name="GraphSignature">Of the graph method, without body.</param>
/// <param name="HostValues">What the trace depends on besides the tensors, as expressions.</param>
/// <param name="Recomputes">The attribute's <c>Recompute</c>.</param>
internal sealed record Entry(
    string Name, string TraceName, string Handle, string HandleAccess, string DocReference, int Slot, bool IsStatic,
    string Delegate, string GraphSignature, string TypeArguments, EquatableArray<Parameter> Parameters,
    EquatableArray<string> HostValues, ResultKind Result, int ResultCount, bool Recomputes);

/// <summary>All that the generator keeps of one [TensorFunction].</summary>
internal sealed record Method(
    Entry? Entry, Twin? Twin, EquatableArray<Twin> Helpers, EquatableArray<DiagnosticInfo> Diagnostics);

/// <summary>What an interceptor must know of the function it calls.</summary>
/// <param name="Receiver">The type that has it, fully qualified.</param>
/// <param name="TypeParameters">Those of the containing types and the method, as written after the name.</param>
/// <param name="MethodTypeArguments">Those of the method alone.</param>
/// <param name="Reachable">The interceptor can name the type; else its private part stands here.</param>
internal sealed record Target(
    string Key, string Name, bool IsStatic, bool IsExtension, string Receiver, string Result,
    EquatableArray<string> Parameters, EquatableArray<string> ParameterNames, string TypeParameters,
    string MethodTypeArguments, string Constraints, string PrivatePart, string Handle);
