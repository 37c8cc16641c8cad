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
    {
        SyntaxNode whole = name;
        if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name) whole = access;
        else if (name.Parent is MemberBindingExpressionSyntax binding) whole = binding;
        else if (scope.MayBeLocal(name.Identifier.ValueText)) return false;
        return whole.Parent switch
        {
            InvocationExpressionSyntax call => call.Expression == whole && name.Identifier.ValueText != "nameof",
            ArgumentSyntax
            {
                Parent.Parent: InvocationExpressionSyntax
                {
                    Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" },
                },
            }
                => false,
            ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax => true,
            AssignmentExpressionSyntax assignment
                => assignment.Right == whole && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression),
            _ => false,
        };
    }
}
