using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AutoGraph.Generator.Lifting;

/// <summary>A method in which some locals are declared as tensors.</summary>
/// <param name="Symbol">The method, in a compilation of its own.</param>
/// <param name="More">Declarations that must become tensors too, since a lifted local sets them.</param>
/// <param name="Forbidden">The first use that needs the host value.</param>
internal sealed record Attempt(
    IMethodSymbol Symbol, Conversions Conversions, IReadOnlyList<VariableDeclarationSyntax> More, string? Forbidden)
{
    public static Attempt Of(
        SyntaxNode declaration, IReadOnlyCollection<VariableDeclarationSyntax> locals, Conversions conversions,
        CancellationToken stop)
    {
        var model = conversions.ModelOf(declaration.SyntaxTree);
        var edited = LiftedTree.Edit(declaration.SyntaxTree, locals.SelectMany(local => Edits(local, model)));
        var compilation = model.Compilation.ReplaceSyntaxTree(declaration.SyntaxTree, edited);
        var lifted = new Conversions(BodyFacts.Of(compilation), stop);
        var method = edited.GetRoot(stop).FindToken(declaration.SpanStart).Parent!.AncestorsAndSelf()
            .First(node => node.RawKind == declaration.RawKind && node.SpanStart == declaration.SpanStart);
        var after = lifted.ModelOf(edited);

        var known = new HashSet<string>(Errors(model, declaration, stop).Select(Text));
        var more = new List<VariableDeclarationSyntax>();
        string? forbidden = null;
        foreach (var error in Errors(after, method, stop).Where(error => !known.Contains(Text(error))))
        {
            var node = edited.GetRoot(stop).FindNode(error.Location.SourceSpan);
            if (Set(node, after, declaration) is { } set) more.Add(set);
            else forbidden ??= Use(node);
        }

        var names = new HashSet<string>(
            locals.SelectMany(local => local.Variables).Select(variable => variable.Identifier.ValueText));
        forbidden ??= LiftedUses.FirstWidened(declaration, names, model, stop)
            ?? LiftedUses.FirstForbidden(method, names, after, stop);
        return new((IMethodSymbol)after.GetDeclaredSymbol(method, stop)!, lifted, more, forbidden);
    }

    // int i = 0, j = n;  →  Tensor i = Tensor.Constant(0), j = Tensor.Constant(n);
    private static IEnumerable<TextChange> Edits(VariableDeclarationSyntax local, SemanticModel model)
    {
        yield return new(local.Type.Span, "Tensor");
        foreach (var value in local.Variables.Select(one => one.Initializer?.Value).OfType<ExpressionSyntax>())
        {
            var type = model.GetTypeInfo(value);
            var isOther = !SymbolEqualityComparer.Default.Equals(type.Type, type.ConvertedType);
            var cast = isOther ? $"({type.ConvertedType!.ToDisplayString()})(" : "";
            yield return new(new(value.SpanStart, 0), "Tensor.Constant(" + cast);
            yield return new(new(value.Span.End, 0), isOther ? "))" : ")");
        }
    }

    private static IEnumerable<Diagnostic> Errors(SemanticModel model, SyntaxNode method, CancellationToken stop)
        => model.GetDiagnostics(method.Span, stop).Where(found => found.Severity == DiagnosticSeverity.Error);

    private static string Text(Diagnostic error)
        => $"{error.Location.GetLineSpan().StartLinePosition.Line} {error.Id} {error.GetMessage()}";

    // The declaration, in the user's tree, of the local that gets its value here.
    private static VariableDeclarationSyntax? Set(SyntaxNode node, SemanticModel model, SyntaxNode declaration)
    {
        SyntaxNode? target = node.FirstAncestorOrSelf<EqualsValueClauseSyntax>()?.Parent as VariableDeclaratorSyntax;
        if (node.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment
            && assignment.Right.Span.Contains(node.Span)) target = assignment.Left;
        var symbol = target is VariableDeclaratorSyntax ? model.GetDeclaredSymbol(target)
            : target is null ? null : model.GetSymbolInfo(target).Symbol;
        if (!HostLocals.CanBeTensor(symbol)) return null;
        return declaration.DescendantNodes().OfType<VariableDeclaratorSyntax>()
            .FirstOrDefault(variable => variable.Identifier.ValueText == symbol!.Name)?.Parent
            as VariableDeclarationSyntax;
    }

    private static string Use(SyntaxNode node)
    {
        var shown = node is ArgumentSyntax or IdentifierNameSyntax
            ? node.FirstAncestorOrSelf<ExpressionSyntax>(outer => outer is not IdentifierNameSyntax) ?? node : node;
        return shown.ToString();
    }
}
