using System.Collections.Immutable;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Autodiff;

/// <summary>A graph that is given the values of the variables that it reads. So they are read by the caller, once
/// before a loop, and the reverse gets the values that there were.</summary>
internal static class ReadsAsInputs
{
    /// <summary>The graph with an input for each variable behind its own. What is read after an assignment is what was
    /// assigned; only what is read after a loop, branch or call that assigned it is read still.</summary>
    public static (Graph Graph, ImmutableArray<Cell> Cells) Of(Graph graph)
    {
        var builder = new GraphBuilder(graph.Name);
        var inputs = graph.Inputs.Select(node => builder.AddInput(node.Outputs[0], node.Op.Attributes)).ToArray();
        var target = new Target(builder);
        using var scope = Dispatch.Use(target);
        return (builder.Build(Replay.Run(Flatten.Run(graph), inputs)), [.. target.Cells]);
    }

    private sealed class Target(GraphBuilder builder) : DispatchTarget
    {
        private readonly Dictionary<Cell, Tensor> given = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<Cell, Tensor> assigned = new(ReferenceEqualityComparer.Instance);
        private readonly HashSet<Cell> unknown = new(ReferenceEqualityComparer.Instance);

        public override DispatchTarget Next => builder;

        public List<Cell> Cells { get; } = [];

        public override Tensor[] Run(Op op, ReadOnlySpan<Tensor> inputs)
        {
            switch (op)
            {
                case ReadVariable { Cell: var cell } when !unknown.Contains(cell):
                    return [assigned.TryGetValue(cell, out var value) ? ReadBack(cell, value) : Given(cell)];
                case AssignVariable { Cell: var cell }:
                    assigned[cell] = inputs[0];
                    unknown.Remove(cell);
                    break;
                case ControlOp control:
                    unknown.UnionWith(Passes.Lifting.Written(control));
                    break;
            }

            return builder.Run(op, inputs);
        }

        private Tensor Given(Cell cell)
        {
            if (!given.TryGetValue(cell, out var value))
            {
                Cells.Add(cell);
                given.Add(cell, value = builder.AddInput(cell.Spec, cell.Name));
            }

            return value;
        }

        /// <summary>What was assigned; as with any read, its derivative is the variable's.</summary>
        private Tensor ReadBack(Cell cell, Tensor value)
            => cell.Spec.DType.IsFloating ? builder.Run(Ops.ReadBack.Instance, [value, Given(cell)])[0] : value;
    }
}
