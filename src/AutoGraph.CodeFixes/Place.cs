using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AutoGraph.CodeFixes;

/// <summary>Where a diagnostic stands.</summary>
/// <param name="Node">The outermost node with the diagnostic's span.</param>
internal sealed record Place(
    Document Document, SemanticModel Model, SyntaxNode Node, Diagnostic Diagnostic, CancellationToken Stop)
{
    public static async Task<Place> OfAsync(Document document, Diagnostic diagnostic, CancellationToken stop)
    {
        var root = await document.GetSyntaxRootAsync(stop).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(stop).ConfigureAwait(false);
        return new(document, model!, root!.FindNode(diagnostic.Location.SourceSpan), diagnostic, stop);
    }

    /// <summary>The innermost node of a kind with the diagnostic's span, or around it.</summary>
    public T? Around<T>() where T : SyntaxNode
        => Node.DescendantNodesAndSelf(node => node.Span == Node.Span).OfType<T>()
            .LastOrDefault(node => node.Span == Node.Span) ?? Node.FirstAncestorOrSelf<T>();

    public ISymbol? SymbolOf(SyntaxNode node) => Model.GetSymbolInfo(node, Stop).Symbol;

    public ITypeSymbol? TypeOf(ExpressionSyntax node) => Model.GetTypeInfo(node, Stop).Type;

    /// <summary>A type of ours, in the place of another name; qualified where its namespace is not imported.</summary>
    public SyntaxNode Named(string type, SyntaxNode like, SyntaxGenerator generator)
        => Named(type, generator).WithTriviaFrom(like);

    public SyntaxNode Named(string type, SyntaxGenerator generator)
        => generator.TypeExpression(Model.Compilation.GetTypeByMetadataName("AutoGraph." + type)!);

    /// <summary>Where a symbol is declared in the solution, with the document of each declaration.</summary>
    public IEnumerable<(Document Document, SyntaxNode Node)> DeclarationsOf(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
            if (Document.Project.Solution.GetDocument(reference.SyntaxTree) is { } document
                and not SourceGeneratedDocument)
                yield return (document, reference.GetSyntax(Stop));
    }

    /// <summary>The declaration of a local with nothing else in it; null when there is none.</summary>
    public VariableDeclarationSyntax? DeclarationOf(ISymbol? local)
        => local is ILocalSymbol && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(Stop)
            is VariableDeclaratorSyntax
        {
            Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration,
        } ? declaration : null;
}
