using System.Runtime.CompilerServices;
using AutoGraph.Generator.Interception;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Files;

/// <summary>What one look at the syntax of a file finds; nothing is bound.</summary>
/// <param name="Attributes">Attributes of methods of any kind.</param>
/// <param name="Calls">Invocations by a name.</param>
/// <param name="Aliases">Names that the file gives to types, and the last part of what they stand for.</param>
/// <param name="GlobalAliases">The same for the whole project.</param>
internal sealed record FileSyntax(
    IReadOnlyList<AttributeSyntax> Attributes, IReadOnlyList<InvocationExpressionSyntax> Calls,
    IReadOnlyList<(string Alias, string Target)> Aliases, IReadOnlyList<(string Alias, string Target)> GlobalAliases)
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileSyntax> ByTree = new();

    public static FileSyntax Of(SyntaxTree tree) => ByTree.GetValue(tree, Find);

    /// <summary>The declarations whose attribute has one of these names.</summary>
    public IEnumerable<SyntaxNode> Marked(ISet<string> names)
        => Attributes.Where(attribute => names.Contains(NameOf(attribute.Name)))
            .Select(attribute => attribute.Parent!.Parent!).Distinct();

    private static FileSyntax Find(SyntaxTree tree)
    {
        var attributes = new List<AttributeSyntax>();
        var calls = new List<InvocationExpressionSyntax>();
        var (aliases, global) = (new List<(string, string)>(), new List<(string, string)>());
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            switch (node)
            {
                case AttributeSyntax attribute when attribute.Parent!.Parent is BaseMethodDeclarationSyntax
                    or LocalFunctionStatementSyntax or AccessorDeclarationSyntax:
                    attributes.Add(attribute);
                    break;
                case InvocationExpressionSyntax call when CallSiteParser.NameOf(call) is not null:
                    calls.Add(call);
                    break;
                case UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias, Name: { } name } directive:
                    (directive.GlobalKeyword.RawKind == 0 ? aliases : global).Add((alias, NameOf(name)));
                    break;
            }
        }

        return new(attributes, calls, aliases, global);
    }

    private static string NameOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
