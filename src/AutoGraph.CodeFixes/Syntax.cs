using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.CodeFixes;

/// <summary>Small changes of syntax that leave trivia where it is.</summary>
internal static class Syntax
{
    /// <summary>With one more modifier behind those there are, or before the first that is given.</summary>
    public static T With<T>(T member, SyntaxKind modifier, params SyntaxKind[] before) where T : MemberDeclarationSyntax
    {
        if (member.Modifiers.Any(modifier)) return member;
        var token = SyntaxFactory.Token(modifier).WithTrailingTrivia(SyntaxFactory.Space);
        var at = member.Modifiers.ToList().FindIndex(other => before.Contains(other.Kind()));
        if (at < 0) at = member.Modifiers.Count;
        // The first token holds what stands before the member: comments and the indent.
        var first = at < member.Modifiers.Count ? member.Modifiers[at] : FirstBehindModifiers(member);
        var leads = at == 0;
        var changed = leads
            ? (T)member.ReplaceToken(first, first.WithLeadingTrivia()) : member;
        if (leads) token = token.WithLeadingTrivia(first.LeadingTrivia);
        return (T)changed.WithModifiers(changed.Modifiers.Insert(at, token));
    }

    /// <summary>Without a modifier.</summary>
    public static T Without<T>(T member, SyntaxKind modifier) where T : MemberDeclarationSyntax
    {
        var at = member.Modifiers.IndexOf(modifier);
        if (at < 0) return member;
        var gone = member.Modifiers[at];
        var next = gone.GetNextToken();
        var changed = member.ReplaceToken(next, next.WithLeadingTrivia(gone.LeadingTrivia));
        return (T)changed.WithModifiers(changed.Modifiers.RemoveAt(at));
    }

    /// <summary>With another keyword in the place of a modifier.</summary>
    public static T Replaced<T>(T member, SyntaxKind old, SyntaxKind modifier) where T : MemberDeclarationSyntax
        => member.Modifiers.IndexOf(old) is >= 0 and var at
            ? (T)member.WithModifiers(member.Modifiers.Replace(
                member.Modifiers[at], SyntaxFactory.Token(modifier).WithTriviaFrom(member.Modifiers[at])))
            : member;

    /// <summary><c>x.Name(arguments)</c>, x in parentheses where it needs them.</summary>
    public static ExpressionSyntax Call(ExpressionSyntax receiver, string name, params SyntaxNode[] arguments)
    {
        var bare = receiver.WithoutTrivia();
        var needsNone = bare is SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
            or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or ThisExpressionSyntax
            or BaseObjectCreationExpressionSyntax;
        var member = SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, needsNone ? bare : SyntaxFactory.ParenthesizedExpression(bare),
            SyntaxFactory.IdentifierName(name));
        var list = arguments.Select(argument => SyntaxFactory.Argument((ExpressionSyntax)argument));
        return SyntaxFactory.InvocationExpression(
            member, SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(list))).WithTriviaFrom(receiver);
    }

    private static SyntaxToken FirstBehindModifiers(MemberDeclarationSyntax member)
        => member.Modifiers.Count > 0 ? member.Modifiers.Last().GetNextToken()
            : member.AttributeLists.Count > 0 ? member.AttributeLists.Last().GetLastToken().GetNextToken()
            : member.GetFirstToken();
}
