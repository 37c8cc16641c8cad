using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>Which operations give the same whether they run in a loop or before it: they cannot fail, do nothing else,
/// and take a time that is known, even where the loop never runs.</summary>
internal static class Invariants
{
    /// <summary>What may be computed before an operation, where what it reads does not change. Of a branch, which may
    /// not be taken, only reads of variables.</summary>
    /// <param name="op">A loop or branch.</param>
    /// <param name="isLinear">Only what moves elements: views and reads of variables.</param>
    public static Predicate<Node> Of(ControlOp op, bool isLinear = false)
    {
        var written = Lifting.Written(op);
        return node => node.Op switch
        {
            ReadVariable read => !written.Contains(read.Cell),
            _ when !op.Repeats || !IsKnown(node) => false,
            ViewOp => true,
            ElementwiseOp or ReductionOp or MatMul => !isLinear,
            _ => false,
        };
    }

    private static bool IsKnown(Node node)
        => node.Inputs.All(input => input.Spec.Shape.IsKnown) && node.Outputs.All(output => output.Shape.IsKnown);
}
