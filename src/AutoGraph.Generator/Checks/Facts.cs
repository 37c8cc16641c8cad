using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGraph.Generator.Checks;

/// <summary>What is known of each expression of a body, from where it was made on. What has no rule is not
/// known.</summary>
internal sealed class Facts(Locals locals)
{
    private readonly Dictionary<IOperation, Fact> _known = [];

    public Locals Locals => locals;

    public Fact Of(IOperation? operation)
    {
        if (operation is null) return Fact.Nothing;
        if (_known.TryGetValue(operation, out var fact)) return fact;
        // A local that reads itself ends here.
        _known[operation] = Fact.Nothing;
        return _known[operation] = Find(operation);
    }

    private Fact Find(IOperation operation) => operation switch
    {
        IConversionOperation conversion => OfConversion(conversion),
        ILocalReferenceOperation { Local: var local } => Of(locals.InitialOf(local)),
        ICollectionExpressionOperation { Type: var type } elements when KnownTypes.IsTensor(type) => Stacked(elements),
        IBinaryOperation { OperatorMethod.ContainingType: var type } binary when KnownTypes.IsOperand(type)
            => Rules.OfOperator(binary, this),
        IUnaryOperation { OperatorMethod.ContainingType: var type } unary when KnownTypes.IsOperand(type)
            => Rules.OfOperator(unary, this),
        IInvocationOperation call => Rules.OfCall(new(call, this)),
        IPropertyReferenceOperation { Property.Name: "T", Instance: { } instance }
            when KnownTypes.IsOperand(instance.Type)
            => Of(instance) is { IsWeak: false } x ? new(x.DType, x.Sizes?.Reversed()) : Fact.Nothing,
        IObjectCreationOperation { Arguments: var arguments, Type: var type } when KnownTypes.IsVariable(type)
            => Of(arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value).Strong,
        _ => Fact.Nothing,
    };

    // A number that becomes a tensor is a literal; an array is a constant.
    private Fact OfConversion(IConversionOperation conversion)
    {
        if (conversion.OperatorMethod is not { } method) return Of(conversion.Operand);
        if (!KnownTypes.IsOperand(method.ContainingType)) return Fact.Nothing;
        var from = method.Parameters[0].Type;
        if (KnownTypes.IsOperand(from)) return Of(conversion.Operand);
        if (from is IArrayTypeSymbol) return ArrayOf(conversion.Operand, from);
        return DTypes.Of(from) is { } dtype
            ? new(dtype, Sizes.Scalar)
            {
                IsWeak = DTypes.IsNumber(dtype),
                DoubleLiteral = DoubleLiterals(conversion.Operand.Syntax),
            }
            : Fact.Nothing;
    }

    /// <summary>The constant that an array of numbers, or of arrays of them, makes.</summary>
    public Fact ArrayOf(IOperation values, ITypeSymbol? type)
    {
        var (rank, element) = (0, type);
        for (; element is IArrayTypeSymbol array; element = array.ElementType) rank += array.Rank;
        if (DTypes.Of(element) is not { } dtype) return Fact.Nothing;
        var unknown = new Sizes(Enumerable.Repeat(Sizes.Unknown, rank));
        var made = locals.Resolve(values);
        return new(dtype, SizesOf(made, rank) ?? unknown) { DoubleLiteral = DoubleLiterals(made.Syntax) };
    }

    private Sizes? SizesOf(IOperation values, int rank)
    {
        IReadOnlyList<IOperation>? elements = values switch
        {
            ICollectionExpressionOperation list when !list.Elements.Any(element => element is ISpreadOperation)
                => list.Elements,
            IArrayCreationOperation { Initializer: { } initializer, DimensionSizes.Length: 1 }
                => initializer.ElementValues,
            _ => null,
        };
        if (elements is null)
            return values is IArrayCreationOperation array && array.DimensionSizes.Length == rank
                ? new(array.DimensionSizes.Select(Number)) : null;
        if (rank == 1) return new([elements.Count]);
        if (elements.Count == 0) return null;
        var inner = elements.Select(element => SizesOf(locals.Resolve(element), rank - 1)).ToList();
        return inner[0] is { } first && inner.All(sizes => sizes?.ToString() == first.ToString())
            ? new([elements.Count, .. Enumerable.Range(0, first.Rank).Select(axis => first[axis])]) : null;
    }

    // The elements agree on a dtype, as operands do, and are stacked.
    private Fact Stacked(ICollectionExpressionOperation list)
    {
        if (list.Elements.Length == 0 || list.Elements.Any(element => element is ISpreadOperation)) return Fact.Nothing;
        var elements = list.Elements.Select(Of).ToList();
        var dtype = elements.Aggregate((a, b) => new(Fact.Joint(a, b), null) { IsWeak = a.IsWeak && b.IsWeak }).DType;
        var sizes = elements[0].Sizes;
        return elements.Any(element => element.Sizes is null || element.Sizes.ToString() != sizes?.ToString())
            ? new(dtype, null)
            : new(dtype, new([elements.Count, .. Enumerable.Range(0, sizes!.Rank).Select(axis => sizes[axis])]))
            {
                DoubleLiteral = DoubleLiterals(list.Syntax),
            };
    }

    private static int Number(IOperation size)
        => size.ConstantValue is { HasValue: true, Value: int number and >= 0 } ? number : Sizes.Unknown;

    // Numbers and nothing else, doubles among them.
    private static SyntaxNode? DoubleLiterals(SyntaxNode syntax)
        => syntax.DescendantNodesAndSelf().All(node => node.Kind() is SyntaxKind.NumericLiteralExpression
                or SyntaxKind.UnaryMinusExpression or SyntaxKind.UnaryPlusExpression
                or SyntaxKind.CollectionExpression or SyntaxKind.ExpressionElement
                or SyntaxKind.ImplicitArrayCreationExpression or SyntaxKind.ArrayInitializerExpression)
            && syntax.DescendantTokens().Any(token => token.Value is double) ? syntax : null;
}
