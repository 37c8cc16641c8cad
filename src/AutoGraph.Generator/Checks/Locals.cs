using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGraph.Generator.Checks;

/// <summary>The locals of a body that are what they were declared as: nothing assigns them later.</summary>
internal sealed class Locals
{
    private readonly Dictionary<ILocalSymbol, IOperation> _initial = new(SymbolEqualityComparer.Default);

    public Locals(IReadOnlyList<IOperation> operations)
    {
        foreach (var operation in operations)
            if (operation is IVariableDeclaratorOperation { Initializer.Value: { } value } declarator
                && !declarator.Symbol.IsRef)
                _initial[declarator.Symbol] = value;
        foreach (var operation in operations)
            foreach (var local in Written(operation)) _initial.Remove(local);
    }

    /// <summary>The expression whose value this is, through conversions and such locals.</summary>
    public IOperation Resolve(IOperation operation)
    {
        for (var steps = 0; steps < 20; steps++)
        {
            if (operation is IConversionOperation { OperatorMethod: null } conversion) operation = conversion.Operand;
            else if (operation is ILocalReferenceOperation { Local: var local }
                && _initial.TryGetValue(local, out var value)) operation = value;
            else break;
        }

        return operation;
    }

    public IOperation? InitialOf(ILocalSymbol local) => _initial.TryGetValue(local, out var value) ? value : null;

    private static IEnumerable<ILocalSymbol> Written(IOperation operation)
    {
        var target = operation switch
        {
            IAssignmentOperation assignment => assignment.Target,
            IIncrementOrDecrementOperation step => step.Target,
            IArgumentOperation { Parameter.RefKind: not (RefKind.None or RefKind.In) } argument => argument.Value,
            IVariableDeclaratorOperation { Symbol.IsRef: true, Initializer.Value: { } referred } => referred,
            IAddressOfOperation { Reference: var referred } => referred,
            _ => null,
        };
        return target is null ? []
            : target.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Select(reference => reference.Local);
    }
}
