using AutoGraph.Generator.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Parsing;

/// <summary>What one look at a method's body tells its callers.</summary>
/// <param name="IsStaged">Something in it must be rewritten, whoever it calls.</param>
/// <param name="Callees">Methods of the same project that it calls.</param>
/// <param name="AssignedMember">A tensor field or property that it assigns.</param>
internal sealed record MethodFacts(
    bool IsStaged, IReadOnlyList<IMethodSymbol> Callees, string? AssignedMember, bool UsesPrivateMembers)
{
    private static readonly MethodFacts Nothing = new(false, [], null, false);

    public static MethodFacts Of(IMethodSymbol method, BodyFacts bodies, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (bodies.SourceOf(method)?.GetSyntax(stop) is not MethodDeclarationSyntax declaration)
            return Nothing;
        if (((SyntaxNode?)declaration.Body ?? declaration.ExpressionBody) is not { } body) return Nothing;
        var look = new Look(bodies.ModelOf(declaration.SyntaxTree), method);
        foreach (var node in body.DescendantNodes()) look.Visit(node);
        return new(look.IsStaged, look.Callees, look.AssignedMember, look.UsesPrivateMembers);
    }

    private sealed class Look(SemanticModel model, IMethodSymbol method)
    {
        private readonly bool _isOutside = !Conversions.IsInPartialType(method);

        public bool IsStaged { get; private set; }

        public List<IMethodSymbol> Callees { get; } = [];

        public string? AssignedMember { get; private set; }

        public bool UsesPrivateMembers { get; private set; }

        public void Visit(SyntaxNode node)
        {
            switch (node)
            {
                case IfStatementSyntax branch: Decide(branch.Condition); break;
                case WhileStatementSyntax loop: Decide(loop.Condition); break;
                case DoStatementSyntax loop: Decide(loop.Condition); break;
                case ForStatementSyntax { Condition: { } condition }: Decide(condition); break;
                case ConditionalExpressionSyntax choice: Decide(choice.Condition); break;
                case WhenClauseSyntax guard: Decide(guard.Condition); break;
                case CommonForEachStatementSyntax loop: Decide(loop.Expression, KnownTypes.IsRange); break;
                case BinaryExpressionSyntax operation when operation.Kind()
                    is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression:
                    Decide(operation); break;
                case InvocationExpressionSyntax call: Call(call); break;
                case AssignmentExpressionSyntax assignment: Assign(assignment.Left); break;
                case SimpleNameSyntax name when _isOutside: Touch(name); break;
            }

            if (node is IdentifierNameSyntax { Parent: ArgumentSyntax or EqualsValueClauseSyntax } group) Group(group);
        }

        private void Decide(ExpressionSyntax expression, Func<ITypeSymbol?, bool>? also = null)
        {
            var type = model.GetTypeInfo(expression).Type;
            if (KnownTypes.IsOperand(type) || also?.Invoke(type) == true) IsStaged = true;
        }

        private void Call(InvocationExpressionSyntax call)
        {
            if (model.GetSymbolInfo(call).Symbol is IMethodSymbol symbol) Add(symbol);
            if (Printing.IsPrint(call) && call.ArgumentList.DescendantNodes().OfType<ExpressionSyntax>()
                .Any(part => part.Parent is ArgumentSyntax or InterpolationSyntax or BinaryExpressionSyntax
                    && KnownTypes.IsOperand(model.GetTypeInfo(part).Type))) IsStaged = true;
        }

        private void Group(IdentifierNameSyntax name)
        {
            if (model.GetSymbolInfo(name).Symbol is IMethodSymbol symbol) Add(symbol);
        }

        private void Add(IMethodSymbol symbol)
        {
            var definition = (symbol.ReducedFrom ?? symbol).OriginalDefinition;
            if (definition.MethodKind != MethodKind.Ordinary) return;
            if (KnownTypes.IsFunction(definition)) IsStaged = true;
            else if (definition.DeclaringSyntaxReferences.Length > 0) Callees.Add(definition);
        }

        private void Assign(ExpressionSyntax target)
        {
            if (target is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)) return;
            // What an initializer sets, or hangs on a local of the method, does not outlive the call.
            if (target.Parent?.Parent is InitializerExpressionSyntax || IsOfLocal(target)) return;
            if (model.GetSymbolInfo(target).Symbol is IFieldSymbol or IPropertySymbol
                && KnownTypes.IsTensor(model.GetTypeInfo(target).Type)) AssignedMember ??= target.ToString();
        }

        private bool IsOfLocal(ExpressionSyntax target)
        {
            while (target is MemberAccessExpressionSyntax member) target = member.Expression;
            return target is IdentifierNameSyntax && model.GetSymbolInfo(target).Symbol is ILocalSymbol;
        }

        private void Touch(SimpleNameSyntax name)
        {
            var symbol = model.GetSymbolInfo(name).Symbol;
            if (symbol?.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected
                && symbol is IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }
                && !(symbol is IMethodSymbol callee && !KnownTypes.IsFunction(callee) && IsConvertedWithUs(callee)))
                UsesPrivateMembers = true;
        }

        // A call of ourselves goes to our twin, which is not private.
        private bool IsConvertedWithUs(IMethodSymbol callee)
            => SymbolEqualityComparer.Default.Equals(callee.OriginalDefinition, method);
    }
}
