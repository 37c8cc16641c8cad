using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Files;

/// <summary>A digest of all in a file that code in other files can depend on: its tree without trivia, without the
/// bodies of methods, properties and top-level programs, and without the values of fields that are not const.</summary>
internal sealed class DeclarationDigest
{
    private static readonly ConditionalWeakTable<SyntaxTree, string> ByTree = new();

    private readonly StringBuilder _text = new();

    public static string Of(SyntaxTree tree) => ByTree.GetValue(tree, static tree =>
    {
        var digest = new DeclarationDigest();
        digest.Append(tree.GetRoot());
        return Hash(digest._text.ToString());
    });

    public static string Hash(string text)
    {
        using var hash = SHA256.Create();
        return Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    private void Append(SyntaxNode node)
    {
        _text.Append('(').Append(node.RawKind.ToString(CultureInfo.InvariantCulture));
        if (IsBody(node)) AppendBody(node);
        else
            foreach (var child in node.ChildNodesAndTokens())
                if (child.AsNode() is { } inner) Append(inner);
                else Append(child.AsToken());
        _text.Append(')');
    }

    private void Append(SyntaxToken token)
    {
        AppendDirectives(token);
        // Lengths keep texts apart, whatever stands in them.
        _text.Append(token.Text.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(token.Text);
    }

    // Of a body two things reach outside: the nullable context that it leaves behind, and that `field` makes a field.
    private void AppendBody(SyntaxNode body)
    {
        var mayMakeField = body.Parent is AccessorDeclarationSyntax or PropertyDeclarationSyntax;
        if (!mayMakeField && !body.ContainsDirectives) return;
        foreach (var token in body.DescendantTokens())
        {
            AppendDirectives(token);
            if (mayMakeField && token.Text == "field") _text.Append("field");
        }
    }

    private void AppendDirectives(SyntaxToken token)
    {
        if (!token.ContainsDirectives) return;
        foreach (var trivia in token.LeadingTrivia)
            if (trivia.IsKind(SyntaxKind.NullableDirectiveTrivia)) _text.Append(trivia.ToString());
    }

    private static bool IsBody(SyntaxNode node) => node switch
    {
        BlockSyntax or ArrowExpressionClauseSyntax or GlobalStatementSyntax => true,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => true,
        EqualsValueClauseSyntax { Parent.Parent.Parent: BaseFieldDeclarationSyntax field }
            => !field.Modifiers.Any(SyntaxKind.ConstKeyword),
        _ => false,
    };
}
