using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGraph.Generator.Checks;

/// <summary>Sizes and axes that are written out: <c>[2, null, 3]</c> or <c>new[] { 2, 3 }</c>.</summary>
internal static class ShapeLiteral
{
    /// <summary>Its elements; null when it is something else, or holds a spread.</summary>
    public static IReadOnlyList<IOperation>? Of(IOperation value) => value switch
    {
        ICollectionExpressionOperation list when !list.Elements.Any(element => element is ISpreadOperation)
            => list.Elements,
        IArrayCreationOperation { Initializer: { } initializer, DimensionSizes.Length: 1 } => initializer.ElementValues,
        IDefaultValueOperation => [],
        _ => null,
    };

    /// <summary>A size or axis that is known; null when it is not, or is null.</summary>
    public static int? Size(IOperation element)
    {
        while (element is IConversionOperation { OperatorMethod: null } conversion) element = conversion.Operand;
        return element.ConstantValue is { HasValue: true, Value: int size } ? size : null;
    }
}
