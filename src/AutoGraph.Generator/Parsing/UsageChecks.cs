using AutoGraph.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Parsing;

/// <summary>What a method must be to become a function at all.</summary>
internal static class UsageChecks
{
    /// <summary>False when nothing can be generated; the reason is in the bag.</summary>
    public static bool Check(IMethodSymbol symbol, MethodDeclarationSyntax declaration, DiagnosticBag diagnostics)
    {
        var where = declaration.Identifier;
        void Add(DiagnosticDescriptor descriptor, params string[] words) => diagnostics.Add(DiagnosticBag.Info(
            descriptor, declaration.SyntaxTree.FilePath, Model.SourceRange.Of(where), [symbol.Name, .. words]));

        if (Shape(symbol, declaration) is { } shape)
        {
            Add(DiagnosticTable.MethodShape, shape.What, shape.Remedy);
            return false;
        }

        var type = symbol.ContainingType;
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (Conversions.IsPartial(outer)) continue;
            Add(DiagnosticTable.TypeNotPartial, outer.Name);
            return false;
        }

        if (type.IsValueType && !symbol.IsStatic)
        {
            Add(DiagnosticTable.StructMethod, type.Name);
            return false;
        }

        if (KnownTypes.ResultOf(symbol.ReturnType) == Model.ResultKind.Other)
        {
            Add(DiagnosticTable.ResultType,
                symbol.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
            return false;
        }

        return symbol.Parameters.Select((p, i) => Check(p, declaration.ParameterList.Parameters[i], diagnostics))
            .ToList().All(ok => ok);
    }

    /// <summary>The attribute stands at a local function, accessor, operator or constructor.</summary>
    public static DiagnosticBag NotOrdinary(ISymbol symbol, SyntaxNode node)
    {
        var bag = new DiagnosticBag();
        var what = node is LocalFunctionStatementSyntax ? "a local function" : "no ordinary method";
        bag.Add(
            DiagnosticTable.MethodShape, node, symbol.Name, what,
            "move the code to a method of the type and mark that");
        return bag;
    }

    private static (string What, string Remedy)? Shape(IMethodSymbol symbol, MethodDeclarationSyntax declaration)
    {
        if (declaration.Body is null && declaration.ExpressionBody is null)
            return ("a method without a body", "mark the methods that implement it");
        if (symbol.ContainingType.IsFileLocal)
            return ("a method of a file-local type, which generated files cannot extend", "make the type internal");
        if (symbol.ExplicitInterfaceImplementations.Length > 0)
            return ("an explicit interface implementation",
                "implement the interface by calling an ordinary method, and mark that");
        if (symbol.ContainingType.TypeKind == TypeKind.Interface)
            return ("a method of an interface", "mark the methods of the types that implement it");
        if (Conversions.MayBeReplaced(symbol))
            return ("virtual, so its graph could be that of another method", "seal the method or its type");
        if (symbol.IsAsync) return ("async", "a graph runs from start to end in one call; make it synchronous");
        return declaration.DescendantNodes().Any(node => node is YieldStatementSyntax)
            ? ("an iterator", "return the tensors together") : null;
    }

    private static bool Check(IParameterSymbol parameter, ParameterSyntax syntax, DiagnosticBag diagnostics)
    {
        var method = parameter.ContainingSymbol.Name;
        if (parameter.RefKind != RefKind.None)
        {
            var word = syntax.Modifiers.First(
                m => m.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword);
            diagnostics.Add(DiagnosticTable.ParameterByReference, syntax, parameter.Name, method, word.Text);
            return false;
        }

        if (!parameter.Type.IsRefLikeType
            && parameter.Type.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer)) return true;
        var type = parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        diagnostics.Add(DiagnosticTable.ParameterType, syntax, parameter.Name, method, type);
        return false;
    }
}
