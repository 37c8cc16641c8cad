using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Model;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Rewriting;

/// <summary>Why a quoted statement must not run under tensor-dependent control flow.</summary>
internal static class Obstacles
{
    /// <param name="receiver">The obstacle is none if this variable is made in the staged part itself.</param>
    public static DiagnosticInfo? Find(SyntaxNode statement, MethodScope scope, out string? receiver)
    {
        receiver = null;
        if (!scope.HasStaged) return null;
        return FindAssigningCall(statement, scope) ?? FindReference(statement, scope)
            ?? CollectionChanges.Find(statement, scope, out receiver);
    }

    private static DiagnosticInfo? FindAssigningCall(SyntaxNode statement, MethodScope scope)
    {
        foreach (var call in Own(statement).OfType<InvocationExpressionSyntax>())
        {
            if (scope.Model.GetSymbolInfo(call, scope.Stop).Symbol is not IMethodSymbol method) continue;
            var definition = (method.ReducedFrom ?? method).OriginalDefinition;
            if (definition.DeclaringSyntaxReferences.Length == 0 || definition.MethodKind != MethodKind.Ordinary)
                continue;
            var member = scope.Conversions.Reachable(definition)
                .Select(m => scope.Conversions.FactsOf(m).AssignedMember)
                .FirstOrDefault(assigned => assigned is not null);
            if (member is not null)
                return DiagnosticBag.Info(DiagnosticTable.CallAssignsMember, call, definition.Name, member);
        }

        return null;
    }

    private static DiagnosticInfo? FindReference(SyntaxNode statement, MethodScope scope)
    {
        foreach (var name in Own(statement).OfType<IdentifierNameSyntax>())
        {
            if (!scope.MayBeLocal(name.Identifier.ValueText)) continue;
            var (type, isReference) = scope.Model.GetSymbolInfo(name, scope.Stop).Symbol switch
            {
                ILocalSymbol local => (local.Type, local.IsRef),
                IParameterSymbol parameter => (parameter.Type, IsReference(parameter, scope)),
                _ => (null, false),
            };
            if (type is null || !(isReference || type.IsRefLikeType)) continue;
            var kind = (isReference ? "ref " : "") + type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
            return DiagnosticBag.Info(DiagnosticTable.RefLocal, name, name.ToString(), kind);
        }

        return null;
    }

    // The method's own are copied.
    private static bool IsReference(IParameterSymbol parameter, MethodScope scope)
        => parameter.RefKind != RefKind.None
            && !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, scope.Method);

    private static IEnumerable<SyntaxNode> Own(SyntaxNode statement)
        => statement.DescendantNodesAndSelf(
            node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));
}
