using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoGraph.Generator.Parsing;

/// <summary>Recognises the runtime's types by name, since the generator does not reference the runtime.</summary>
internal static class KnownTypes
{
    /// <summary>How source names the attribute, aliases apart.</summary>
    public static readonly IReadOnlyList<string> AttributeNames = ["TensorFunction", "TensorFunctionAttribute"];

    private static readonly string[] Operands = ["Tensor", "Variable", "Operand"];

    public static bool IsTensor(ITypeSymbol? type) => Is(type, "Tensor");

    public static bool IsVariable(ITypeSymbol? type) => Is(type, "Variable");

    public static bool IsRange(ITypeSymbol? type) => Is(type, "TensorRange");

    public static bool IsTensorList(ITypeSymbol? type) => Is(type, "TensorList");

    public static bool IsShape(ITypeSymbol? type) => Is(type, "Shape");

    public static bool IsNetwork(ITypeSymbol? type) => Is(type, "Nn");

    /// <summary>A tensor, variable or their base: a condition of such a type is staged.</summary>
    public static bool IsOperand(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            if (Operands.Contains(type.Name) && IsOurs(type)) return true;
        return false;
    }

    public static bool IsTensorTuple(ITypeSymbol? type)
        => type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.All(e => IsTensor(e.Type));

    public static bool IsTensorArray(ITypeSymbol? type)
        => type is IArrayTypeSymbol { Rank: 1 } array && IsTensor(array.ElementType);

    public static bool IsFunction(ISymbol symbol)
        => symbol.GetAttributes().Any(attribute => IsFunction(attribute.AttributeClass));

    public static bool Recomputes(ISymbol symbol)
        => symbol.GetAttributes().Any(attribute => IsFunction(attribute.AttributeClass)
            && attribute.NamedArguments.Any(argument => argument is { Key: "Recompute", Value.Value: true }));

    public static VariableKind KindOf(ITypeSymbol type)
        => IsTensor(type) ? VariableKind.Tensor
        : Composites.PartsOf(type).Count > 0 ? VariableKind.Composite
        : IsTensorList(type) ? VariableKind.TensorList
        : VariableKind.Host;

    public static ResultKind ResultOf(ITypeSymbol type)
        => type.SpecialType == SpecialType.System_Void ? ResultKind.None
        : IsTensor(type) ? ResultKind.Tensor
        : IsTensorTuple(type) ? ResultKind.Tuple
        : IsTensorArray(type) ? ResultKind.Array
        : ResultKind.Other;

    private static bool IsFunction(INamedTypeSymbol? type) => Is(type, "TensorFunctionAttribute");

    private static bool Is(ITypeSymbol? type, string name) => type is not null && type.Name == name && IsOurs(type);

    private static bool IsOurs(ITypeSymbol type)
        => type.ContainingType is null
            && type.ContainingNamespace is { Name: "AutoGraph", ContainingNamespace.IsGlobalNamespace: true };
}
