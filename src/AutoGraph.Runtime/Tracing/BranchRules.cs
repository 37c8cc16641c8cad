using AutoGraph.Execution;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Staging;

/// <summary>What the two sides of a branch must agree on.</summary>
internal static class BranchRules
{
    /// <summary>Makes both sides give a value of one dtype and rank.</summary>
    public static void Unify(string name, ref Tensor? then, ref Tensor? otherwise)
    {
        if (then is null || otherwise is null)
        {
            throw new StagingException(
                $"'{name}' is null when the condition {(then is null ? "holds" : "does not hold")} and a tensor when "
                + "not; a graph has no null. Give it a tensor in both branches, or before them.");
        }

        // Nobody reads a value that one side lacks (definite assignment), but the node needs one of the same kind.
        then = ReferenceEquals(then, Stage.Unassigned) ? Specs.Placeholder(otherwise.Spec) : then;
        otherwise = ReferenceEquals(otherwise, Stage.Unassigned) ? Specs.Placeholder(then.Spec) : otherwise;
        if (then.DType != otherwise.DType)
        {
            if (Literals.CanBecome(then, otherwise.DType))
            {
                then = then.Convert(otherwise.DType);
            }
            else if (Literals.CanBecome(otherwise, then.DType))
            {
                otherwise = otherwise.Convert(then.DType);
            }
            else
            {
                throw new StagingException(
                    $"'{name}' is {then.DType} when the condition holds and {otherwise.DType} when it does not; both "
                    + "branches must give one dtype. Use Cast in one of them.");
            }
        }

        if (then.Rank != otherwise.Rank)
        {
            throw new StagingException(
                $"'{name}' has shape {then.Shape} when the condition holds and {otherwise.Shape} when it does not; the "
                + "number of axes must agree.");
        }
    }
}

/// <summary>Symbolic tensors are the same when they stand for the same value.</summary>
internal sealed class SymbolComparer : IEqualityComparer<Tensor>
{
    public static SymbolComparer Instance { get; } = new();

    public bool Equals(Tensor? x, Tensor? y) => ((GraphSymbol)x!.Symbol!).Value == ((GraphSymbol)y!.Symbol!).Value;

    public int GetHashCode(Tensor obj) => ((GraphSymbol)obj.Symbol!).Value.GetHashCode();
}
