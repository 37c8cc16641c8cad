using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGraph.Generator.Checks;

/// <summary>A call with its arguments as facts and constants. An operation is a static method, and an instance method
/// whose receiver is the first argument.</summary>
internal sealed class Call(IInvocationOperation call, Facts facts)
{
    public IMethodSymbol Method => call.TargetMethod;

    /// <summary>The name of the operation, or null when it is none of ours.</summary>
    public string? Name => IsOurs(Method.ContainingType) ? Method.Name : null;

    public SyntaxNode Syntax => call.Syntax;

    public IOperation? Receiver
        => KnownTypes.IsOperand(call.Instance?.Type) ? call.Instance : Value("x") ?? Value("left");

    public Fact X => facts.Of(Receiver);

    public Fact Fact(string parameter) => facts.Of(Value(parameter));

    /// <summary>The array or tensor that a constant is made of.</summary>
    public Fact Constant(string parameter)
        => Value(parameter) is not { } value ? Checks.Fact.Nothing
            : Argument(parameter)?.Parameter?.Type is IArrayTypeSymbol type ? facts.ArrayOf(value, type)
            : facts.Of(value);

    public IOperation? Value(string parameter) => Argument(parameter)?.Value;

    /// <summary>The dtype that is given; the default when none is, null when it is not known.</summary>
    public string? DType(string? byDefault)
    {
        if (Value("dtype") is not { } value) return byDefault;
        if (IsAbsent("dtype")) return byDefault;
        return facts.Locals.Resolve(value) is IPropertyReferenceOperation
        {
            Property: { IsStatic: true, ContainingType.Name: "DType" } given,
        } ? given.Name.ToLowerInvariant() : null;
    }

    public Sizes? Shape => Value("shape") is { } value ? ShapeOf(value) : null;

    public Sizes? ShapeOf(IOperation value)
    {
        if (value is IConversionOperation { OperatorMethod: not null, Operand: var array }) value = array;
        value = facts.Locals.Resolve(value);
        if (value is IPropertyReferenceOperation { Property.Name: "Shape", Instance: { } instance }
            && KnownTypes.IsOperand(instance.Type)) return facts.Of(instance).Sizes;
        return ShapeLiteral.Of(value) is { } elements
            ? new(elements.Select(element => ShapeLiteral.Size(element) is >= 0 and var size ? size : Sizes.Unknown))
            : null;
    }

    /// <summary>The axes of a reduction: null for all of them; false when they are not known.</summary>
    public bool TryAxes(out IReadOnlyList<int>? axes)
    {
        axes = null;
        if (Value("axes") is { } many)
        {
            axes = ShapeLiteral.Of(facts.Locals.Resolve(many))?.Select(ShapeLiteral.Size).OfType<int>().ToList();
            return axes is not null && axes.Count == ShapeLiteral.Of(facts.Locals.Resolve(many))!.Count;
        }

        if (Value("axis") is not { } one) return false;
        if (IsAbsent("axis")) return true;
        if (ShapeLiteral.Size(facts.Locals.Resolve(one)) is not { } axis) return false;
        axes = [axis];
        return true;
    }

    /// <summary>Nothing is given for an optional parameter.</summary>
    public bool IsAbsent(string parameter)
        => Value(parameter) is { } value && facts.Locals.Resolve(value) is var given
            && (given is IDefaultValueOperation || given.ConstantValue is { HasValue: true, Value: null });

    /// <summary>A constant of C#; null when it is not known.</summary>
    public T? Value<T>(string parameter) where T : struct
        => Value(parameter) is { } value
            && facts.Locals.Resolve(value).ConstantValue is { HasValue: true, Value: T known } ? known : null;

    private IArgumentOperation? Argument(string parameter)
        => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter);

    private static bool IsOurs(INamedTypeSymbol type)
        => KnownTypes.IsOperand(type) || KnownTypes.IsOperand(type.ContainingType) || KnownTypes.IsNetwork(type);
}
