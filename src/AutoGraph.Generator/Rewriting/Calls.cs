using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Rewriting;

/// <summary>Calls of functions go to their graph, calls of methods that need conversion to their twin.</summary>
internal static class Calls
{
    public static string? Rewrite(SyntaxNode node, ExpressionParser parser)
    {
        var name = node is MemberAccessExpressionSyntax access ? access.Name : node as SimpleNameSyntax;
        if (name is null || !IsReference(name, parser.Scope)) return null;
        var scope = parser.Scope;
        if (scope.Model.GetSymbolInfo(name, scope.Stop).Symbol
            is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension } method)
            return null;
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        switch (scope.Conversions.Of(definition))
        {
            case Treatment.Graph when name == node:
                return Renamed(name, GeneratedNames.Graph(definition.Name));
            case Treatment.Graph:
                return null;
            case Treatment.Twin:
                return Twin(node, name, method, definition, scope);
            default:
                return null;
        }
    }

    /// <summary>A twin has other names for what is passed by reference.</summary>
    public static string? RenameArgument(SyntaxNode node, ExpressionParser parser)
    {
        if (node is not NameColonSyntax { Parent.Parent.Parent: InvocationExpressionSyntax call } named) return null;
        var scope = parser.Scope;
        if (scope.Model.GetSymbolInfo(call, scope.Stop).Symbol is not IMethodSymbol method) return null;
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        var parameter = definition.Parameters.FirstOrDefault(p => p.Name == named.Name.Identifier.ValueText);
        return parameter is null or { RefKind: RefKind.None } || scope.Conversions.Of(definition) != Treatment.Twin
            ? null : ByReference.NameOf(parameter) + ":";
    }

    private static string? Twin(
        SyntaxNode node, SimpleNameSyntax name, IMethodSymbol method, IMethodSymbol definition, MethodScope scope)
    {
        var isBase = name.Parent is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax };
        if (Conversions.MayBeReplaced(definition) && !isBase)
        {
            scope.Diagnostics.Add(DiagnosticTable.VirtualCall, name, definition.Name);
            return null;
        }

        var twin = GeneratedNames.Staged(definition.Name);
        if (scope.Conversions.ObstacleTo(definition) is { } obstacle)
        {
            scope.Diagnostics.Add(
                DiagnosticTable.HelperOutOfReach, name, definition.Name, obstacle.Reason, obstacle.Remedy);
            return null;
        }

        if (Conversions.IsInPartialType(definition) || method.ReducedFrom is not null)
            return name == node ? Renamed(name, twin) : null;
        // A static method of a type that is not partial: its twin stands in a class of its own.
        if (name.Parent is MemberAccessExpressionSyntax && name == node) return null;
        return GeneratedNames.TwinClass(definition.ContainingType) + "." + Renamed(name, twin);
    }

    private static string Renamed(SimpleNameSyntax name, string newName)
        => name is GenericNameSyntax generic ? newName + generic.TypeArgumentList : newName;

    // A name that is called, or a method group handed over as a value.
    private static bool IsReference(SimpleNameSyntax name, MethodScope scope)
        => (name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax
                || !scope.MayBeLocal(name.Identifier.ValueText))
            && (IsCalled(name) || IsGroup(name));

    private static bool IsCalled(SimpleNameSyntax name)
        => Whole(name) is { Parent: InvocationExpressionSyntax call } whole && call.Expression == whole
            && name.Identifier.ValueText != "nameof";

    /// <summary>If the name is that of a method, it stands for the method itself, as a value.</summary>
    public static bool IsGroup(SimpleNameSyntax name) => Whole(name).Parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax called } }
            => called.Identifier.ValueText != "nameof",
        MemberAccessExpressionSyntax or QualifiedNameSyntax or InvocationExpressionSyntax or NameColonSyntax
            or TypeArgumentListSyntax or ObjectCreationExpressionSyntax or VariableDeclarationSyntax => false,
        AssignmentExpressionSyntax assignment => assignment.Right == Whole(name),
        ExpressionSyntax or ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax
            or ArrowExpressionClauseSyntax or CollectionElementSyntax or SwitchExpressionArmSyntax => true,
        _ => false,
    };

    private static SyntaxNode Whole(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        MemberBindingExpressionSyntax binding => binding,
        _ => name,
    };
}
