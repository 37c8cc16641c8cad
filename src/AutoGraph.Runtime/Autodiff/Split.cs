using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Autodiff;

/// <summary>A graph taken apart for differentiation: a forward half that also gives residuals,
/// and a backward half that reads them.</summary>
/// <param name="Forward">inputs → outputs, residuals.</param>
/// <param name="Backward">cotangents of the differentiable outputs,
/// residuals → cotangents of the differentiable inputs, of the cells.</param>
/// <param name="Residuals">What backward needs of forward.</param>
/// <param name="OutputIndices">Which outputs are differentiable.</param>
/// <param name="InputIndices">Which inputs are differentiable.</param>
/// <param name="Cells">The variables whose cotangents backward gives.</param>
internal sealed record Split(
    Graph Forward,
    Graph Backward,
    ImmutableArray<TensorSpec> Residuals,
    ImmutableArray<int> OutputIndices,
    ImmutableArray<int> InputIndices,
    ImmutableArray<Cell> Cells)
{
    private static readonly ConditionalWeakTable<Graph, Split> Known = [];

    /// <summary>For each residual the input of the graph that it is, or -1.</summary>
    public required ImmutableArray<int> ResidualInputs { get; init; }

    /// <summary>Splits a graph; the same graph is split once.</summary>
    public static Split Of(Graph graph) => Known.GetValue(graph, Make);

    private static Split Make(Graph graph)
    {
        var forward = new GraphBuilder(graph.Name);
        var inputs = graph.Inputs.Select(node => forward.AddInput(node.Outputs[0], node.Op.Attributes)).ToArray();
        var tape = new Tape(forward);
        ImmutableArray<int> inputIndices = [.. Differentiable(inputs)];
        foreach (var i in inputIndices)
        {
            tape.Watch(inputs[i]);
        }

        Tensor[] outputs;
        using (Dispatch.Use(tape))
        {
            outputs = Replay.Run(graph, inputs);
        }

        ImmutableArray<int> outputIndices = [.. Differentiable(outputs)];
        ImmutableArray<Cell> cells = [.. CellsOf(tape)];
        var backward = new GraphBuilder(graph.Name + " reverse", forward);
        var results = new List<Tensor>();
        using (Dispatch.Use(backward))
        {
            var reverse = new Reverse();
            foreach (var i in outputIndices)
            {
                reverse.Seed(outputs[i], backward.AddInput(outputs[i].Spec, "upstream"));
            }

            reverse.Run(tape);
            results.AddRange(inputIndices.Select(i => reverse.Of(inputs[i]) ?? Tensor.ZerosLike(inputs[i])));
            results.AddRange(
                cells.Select(cell => reverse.Of(cell) ?? Tensor.Repeated(cell.Spec.DType, 0, cell.Spec.Shape)));
        }

        var backwardGraph = backward.Build(results);
        var residuals = backward.Captures.ToArray();
        return new Split(
            forward.Build([.. outputs, .. residuals]),
            backwardGraph,
            [.. residuals.Select(residual => residual.Spec)],
            outputIndices,
            inputIndices,
            cells)
        {
            ResidualInputs = [.. residuals.Select(residual => Array.IndexOf(inputs, residual))],
        };
    }

    private static IEnumerable<int> Differentiable(IReadOnlyList<Tensor> tensors)
        => Enumerable.Range(0, tensors.Count).Where(i => Lists.IsDifferentiable(tensors[i].DType));

    private static IEnumerable<Cell> CellsOf(Tape tape)
        => tape.Records
            .SelectMany(record => record.Op is ReadVariable read ? [read.Cell] : record.Reverse?.ReverseCells ?? [])
            .Distinct();
}
