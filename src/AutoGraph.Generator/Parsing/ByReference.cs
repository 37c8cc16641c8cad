using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Parsing;

/// <summary>Lambdas cannot capture what is passed by reference, so a twin works on copies: of its ref, out and in
/// parameters, and of <c>this</c> in a struct.</summary>
internal static class ByReference
{
    /// <summary>What a by-reference parameter is called in the signature of a twin.</summary>
    public static string NameOf(IParameterSymbol parameter) => parameter.Name + "Ref";

    /// <summary>The statements that make the copies, before the body.</summary>
    public static EquatableArray<string> Start(MethodScope scope)
        => scope.Method.Parameters.Where(parameter => parameter.RefKind != RefKind.None).Select(Declaration)
            .Concat(scope.CopiesThis ? [$"var {scope.Receiver} = this;"] : []).ToEquatable();

    /// <summary>The statements that bring them back, after the body.</summary>
    public static EquatableArray<string> End(MethodScope scope)
        => scope.Method.Parameters.Where(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out)
            .Select(parameter => $"{NameOf(parameter)} = {TextOf(parameter)};")
            .Concat(scope.CopiesThis && !scope.Method.IsReadOnly && !scope.Method.ContainingType.IsReadOnly
                ? [$"this = {scope.Receiver};"] : []).ToEquatable();

    /// <summary>The parameters of a twin, by reference under other names.</summary>
    public static ParameterListSyntax Rename(IMethodSymbol symbol, ParameterListSyntax list)
        => list.ReplaceNodes(
            list.Parameters.Where((_, i) => symbol.Parameters[i].RefKind != RefKind.None),
            (parameter, _) => parameter.WithIdentifier(
                Microsoft.CodeAnalysis.CSharp.SyntaxFactory.Identifier(parameter.Identifier.ValueText + "Ref")
                    .WithTriviaFrom(parameter.Identifier)));

    private static string Declaration(IParameterSymbol parameter)
        => parameter.RefKind != RefKind.Out ? $"var {TextOf(parameter)} = {NameOf(parameter)};"
            : $"{Syntax(parameter).Type} {TextOf(parameter)} = "
                + (KnownTypes.IsTensor(parameter.Type) ? "Stage.Unassigned;" : "default!;");

    private static string TextOf(IParameterSymbol parameter) => Syntax(parameter).Identifier.Text;

    private static ParameterSyntax Syntax(IParameterSymbol parameter)
        => (ParameterSyntax)parameter.DeclaringSyntaxReferences[0].GetSyntax();
}
