using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Execution;

/// <summary>How often a loop repeats, where a counter alone decides it.</summary>
internal static class TripCount
{
    /// <summary>The number of iterations of a loop that runs while a counter is less than a constant and grows by a
    /// constant; null of any other loop.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="initial">Its inputs.</param>
    public static int? Of(WhileOp loop, ReadOnlySpan<Tensor> initial)
    {
        if (loop.Test.Outputs[0].Node is not { Op: Less, Inputs: [var counter, var limit] }
            || loop.Test.Inputs.IndexOf(counter.Node) is not (>= 0 and var place) || place >= loop.StateCount
            || Number(limit) is not { } stop || Number(initial[place]) is not { } start
            || Step(loop.Body, place) is not (> 0 and var step))
        {
            return null;
        }

        var count = Math.Max(0, (stop - start + step - 1) / step);
        return count <= int.MaxValue ? (int)count : null;
    }

    /// <summary>By how much the counter grows; null when not by a constant.</summary>
    private static long? Step(Graph body, int place)
    {
        var before = new Value(body.Inputs[place], 0);
        return body.Outputs[place].Node is not { Op: Add, Inputs: [var left, var right] } ? null
            : left == before ? Number(right)
            : right == before ? Number(left)
            : null;
    }

    private static long? Number(Value value) => value.Node.Op is ConstantOp constant ? Number(constant.Tensor) : null;

    private static long? Number(Tensor tensor)
        => !tensor.IsSymbolic && tensor.DType == DType.Int32 && tensor.Rank == 0 ? tensor.ToScalar<int>() : null;
}
