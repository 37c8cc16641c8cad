using Microsoft.CodeAnalysis;

namespace AutoGraph.CodeFixes;

/// <summary>Recognises types by name, since no runtime is referenced.</summary>
internal static class Types
{
    public static bool IsTensor(ITypeSymbol? type) => type is { Name: "Tensor" } && IsOurs(type);

    /// <summary>A tensor, a variable or their base.</summary>
    public static bool IsOperand(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            if (type.Name == "Operand" && IsOurs(type)) return true;
        return false;
    }

    /// <summary>A number or bool of C#, which a tensor can stand for.</summary>
    public static bool IsNumber(ITypeSymbol? type)
        => type?.SpecialType is SpecialType.System_Boolean
            or (>= SpecialType.System_SByte and <= SpecialType.System_Double and not SpecialType.System_Decimal);

    private static bool IsOurs(ITypeSymbol type)
        => type.ContainingNamespace is { Name: "AutoGraph", ContainingNamespace.IsGlobalNamespace: true };
}
