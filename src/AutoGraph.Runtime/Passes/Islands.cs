using AutoGraph.Graphs;
using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>
/// Makes one method of a loop or branch in which every value is a single element, with all that is nested in it: its
/// state stays in registers, where a plan would walk its steps once an iteration. Runs when bodies are fused.
/// </summary>
internal static class Islands
{
    public static Graph Run(Graph graph)
        => ReplaceOps.Run(
            graph,
            node => node.Op is ControlOp { Effect: Effect.None } && ScalarGraph.IsSingle(node)
                ? Island(node) ?? node.Op
                : node.Op);

    private static IslandOp? Island(Node node)
    {
        var program = new ScalarProgramBuilder();
        Scalar[] inputs = [.. node.Inputs.Select(input => program.AddInput(input.Spec.DType.Element))];
        return node.Op.Scalars(program, inputs) is { } results
            ? new IslandOp(program.Build(results), new ShapeList([.. node.Outputs.Select(spec => spec.Shape)]))
            : null;
    }
}
