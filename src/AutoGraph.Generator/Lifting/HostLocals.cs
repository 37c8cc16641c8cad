using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Lowering;
using AutoGraph.Generator.Model;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Lifting;

/// <summary>Host locals that change where a tensor decides, such as an <c>int</c> that counts a staged loop, become
/// tensors where every use allows it.</summary>
/// <remarks>The declaration is rewritten and the method bound anew, so that the compiler itself says which uses do
/// not allow it. A local that is set from a lifted one is lifted with it.</remarks>
internal static class HostLocals
{
    // Each attempt lifts at least one more local than the one before.
    private const int MostAttempts = 16;

    /// <summary>The twin with locals lifted; the given one when there are none or when a use forbids it.</summary>
    public static (Twin Twin, DiagnosticBag Diagnostics) Lift(
        Twin twin, DiagnosticBag diagnostics, IMethodSymbol symbol, Conversions conversions, CancellationToken stop)
    {
        var declaration = MethodSyntax.Of(symbol)!.Node;
        var locals = new HashSet<VariableDeclarationSyntax>();
        Attempt? attempt = null;
        var (current, bag) = (twin, diagnostics);
        for (var n = 0; n < MostAttempts; n++)
        {
            var wanted = Wanted(current, bag)
                .SelectMany(info => Declarations(info, declaration, conversions)).ToList();
            if (attempt is not null && wanted.Count == 0 && attempt.Forbidden is null) return (current, bag);
            if (wanted.All(locals.Contains) && (attempt is null || !attempt.More.Any())) break;
            locals.UnionWith(wanted);
            if (attempt is not null) locals.UnionWith(attempt.More);
            attempt = Attempt.Of(declaration, locals, conversions, stop);
            if (attempt.More.Any()) continue;
            if (attempt.Forbidden is not null) break;
            bag = new DiagnosticBag();
            current = MethodParser.TwinOf(attempt.Symbol, attempt.Conversions, bag, stop);
        }

        return attempt?.Forbidden is not { } use ? (twin, diagnostics)
            : (twin with { Body = twin.Body with { HostUse = use } }, diagnostics);
    }

    // Where the first attempt found that a host value changes with a tensor.
    private static IEnumerable<DiagnosticInfo> Wanted(Twin twin, DiagnosticBag bag)
        => LoweredBody.Of(twin.Body).Diagnostics.Concat(bag.ToEquatable()).Where(info
            => info.Id == DiagnosticTable.HostVariable.Id || info.Id == DiagnosticTable.ConditionalType.Id);

    private static IEnumerable<VariableDeclarationSyntax> Declarations(
        DiagnosticInfo info, SyntaxNode declaration, Conversions conversions)
    {
        var model = conversions.ModelOf(declaration.SyntaxTree);
        var named = info.Id == DiagnosticTable.HostVariable.Id ? info.Arguments[0] : null;
        foreach (var variable in declaration.DescendantNodes().OfType<VariableDeclaratorSyntax>())
        {
            if (variable.Parent is not VariableDeclarationSyntax whole) continue;
            if (named is null ? !IsSetAt(variable, info.Range)
                : variable.Identifier.Text != named || !IsInScope(variable, info.Range)) continue;
            if (CanBeTensor(model.GetDeclaredSymbol(variable))) yield return whole;
        }
    }

    private static bool IsInScope(VariableDeclaratorSyntax variable, SourceRange range)
    {
        var scope = SourceRange.Of(variable.Ancestors().First(outer
            => outer is BlockSyntax or ForStatementSyntax or SwitchSectionSyntax));
        return (scope.StartLine, scope.StartColumn).CompareTo((range.StartLine, range.StartColumn)) <= 0
            && (scope.EndLine, scope.EndColumn).CompareTo((range.EndLine, range.EndColumn)) >= 0;
    }

    // int k = tensor ? 1 : 2;
    private static bool IsSetAt(VariableDeclaratorSyntax variable, SourceRange range)
        => variable.Initializer is { Value: var value }
            && value.DescendantNodesAndSelf().Any(node => SourceRange.Of(node) == range);

    /// <summary>A local of a type that has a dtype.</summary>
    public static bool CanBeTensor(ISymbol? symbol)
        => symbol is ILocalSymbol
        {
            IsConst: false, IsRef: false, Type.SpecialType: SpecialType.System_Int32
            or SpecialType.System_Int64 or SpecialType.System_Single or SpecialType.System_Double
            or SpecialType.System_Boolean
        };
}
