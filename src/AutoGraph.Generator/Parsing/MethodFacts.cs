using AutoGraph.Generator.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Parsing;

/// <summary>What one look at a method's body tells its callers.</summary>
/// <param name="IsStaged">Something in it must be rewritten, whoever it calls.</param>
/// <param name="Callees">Methods of the same project that it calls.</param>
/// <param name="AssignedMember">What it changes that outlives it: a field, property or element, or a list.</param>
internal sealed record MethodFacts(
    bool IsStaged, IReadOnlyList<IMethodSymbol> Callees, string? AssignedMember, bool UsesPrivateMembers)
{
    private static readonly MethodFacts Nothing = new(false, [], null, false);

    public static MethodFacts Of(IMethodSymbol method, BodyFacts bodies, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (bodies.SourceOf(method) is null) return Nothing;
        var parts = MethodSyntax.BodiesOf(method).ToList();
        if (parts.Count == 0) return Nothing;
        var look = new Look(bodies.ModelOf(parts[0].SyntaxTree), method);
        foreach (var part in parts.Where(part => part.SyntaxTree == parts[0].SyntaxTree))
            foreach (var node in part.DescendantNodes()) look.Visit(node);
        return new(
            look.IsStaged || AlwaysThrows(parts.Last()), look.Callees, look.AssignedMember, look.UsesPrivateMembers);
    }

    // Where it is called decides whether it throws.
    private static bool AlwaysThrows(SyntaxNode body) => body switch
    {
        BlockSyntax block => block.Statements.Any(statement => statement is ThrowStatementSyntax),
        ArrowExpressionClauseSyntax arrow => arrow.Expression is ThrowExpressionSyntax,
        _ => false,
    };

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
                case AssignmentExpressionSyntax assignment
                    when !assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression):
                    Assign(assignment.Left, assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)); break;
                case PrefixUnaryExpressionSyntax prefix
                    when prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression:
                    Assign(prefix.Operand, isWhole: false); break;
                case PostfixUnaryExpressionSyntax postfix
                    when !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                    Assign(postfix.Operand, isWhole: false); break;
                case SimpleNameSyntax name when _isOutside: Touch(name); break;
            }

            if (node is SimpleNameSyntax group && Calls.IsGroup(group)) Group(group);
            if (node is ExpressionSyntax and not (TypeSyntax and not SimpleNameSyntax)) Members(node);
        }

        private void Decide(ExpressionSyntax expression, Func<ITypeSymbol?, bool>? also = null)
        {
            var type = model.GetTypeInfo(expression).Type;
            if (KnownTypes.IsOperand(type) || also?.Invoke(type) == true) IsStaged = true;
        }

        private void Call(InvocationExpressionSyntax call)
        {
            if (model.GetSymbolInfo(call).Symbol is IMethodSymbol symbol) Add(symbol);
            if (Printing.IsPrint(call) && model.GetSymbolInfo(call).Symbol is { ContainingType: var type }
                && (Printing.IsConsole(type) || type.Name == "TextWriter")) IsStaged = true;
            if (call.Expression is MemberAccessExpressionSyntax { Expression: var list } change
                && CollectionChanges.IsChange(change, model.GetTypeInfo(list).Type) && Outlives(list))
                AssignedMember ??= list.ToString();
        }

        private void Group(SimpleNameSyntax name)
        {
            if (model.GetSymbolInfo(name).Symbol is IMethodSymbol symbol) Add(symbol);
        }

        // Properties, operators, conversions and constructors call methods that have no name there.
        private void Members(SyntaxNode node)
        {
            foreach (var called in MemberCalls.Of(node, model, CancellationToken.None)) Add(called);
        }

        private void Add(IMethodSymbol symbol)
        {
            var definition = (symbol.ReducedFrom ?? symbol).OriginalDefinition;
            if (definition.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction
                or MethodKind.DelegateInvoke) return;
            if (KnownTypes.IsFunction(definition)) IsStaged = true;
            else if (definition.DeclaringSyntaxReferences.Length > 0) Callees.Add(definition);
        }

        private void Assign(ExpressionSyntax target, bool isWhole)
        {
            if (target is TupleExpressionSyntax tuple)
                foreach (var part in tuple.Arguments) Assign(part.Expression, isWhole);
            if (target is not (IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax))
                return;
            // `variable += x` changes what a Variable holds, which the graph does too.
            if (target.Parent?.Parent is InitializerExpressionSyntax || KnownTypes.IsVariable(RootType(target))) return;
            if (!isWhole && KnownTypes.IsVariable(model.GetTypeInfo(target).Type)) return;
            if (target is not IdentifierNameSyntax || model.GetSymbolInfo(target).Symbol is not IParameterSymbol)
                if (Outlives(target)) AssignedMember ??= target.ToString();
        }

        private ITypeSymbol? RootType(ExpressionSyntax target)
            => target is ElementAccessExpressionSyntax element ? model.GetTypeInfo(element.Expression).Type : null;

        // The root is a member or an argument, so the caller sees the change.
        private bool Outlives(ExpressionSyntax place) => place switch
        {
            ParenthesizedExpressionSyntax inner => Outlives(inner.Expression),
            ElementAccessExpressionSyntax element => Outlives(element.Expression),
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } => true,
            MemberAccessExpressionSyntax access when model.GetSymbolInfo(access).Symbol is { IsStatic: false }
                => Outlives(access.Expression),
            _ => model.GetSymbolInfo(place).Symbol is IFieldSymbol or IPropertySymbol or IParameterSymbol,
        };

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
