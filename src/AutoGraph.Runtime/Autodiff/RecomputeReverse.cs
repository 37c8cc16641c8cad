using System.Runtime.CompilerServices;
using AutoGraph.Execution;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Autodiff;

/// <summary>A call of which only the inputs are kept: its reverse computes again what is in between.</summary>
/// <remarks>T. Chen et al., "Training deep nets with sublinear memory cost", 2016. The reverse is recomputed in its
/// turn when it is differentiated.</remarks>
internal sealed class RecomputeReverse : ControlReverse
{
    private static readonly ConditionalWeakTable<Graph, RecomputeReverse> Known = [];

    private readonly Graph graph;
    private readonly Split split;

    private RecomputeReverse(Graph graph)
    {
        this.graph = graph;
        var (first, again) = Repetition.Of(graph);
        split = Split.Of(again);
        Forward = new CallOp(first) { Recomputes = true };
    }

    /// <inheritdoc/>
    public override ControlOp Forward { get; }

    /// <inheritdoc/>
    public override int OutputCount => graph.Outputs.Length;

    /// <inheritdoc/>
    public override IReadOnlyList<Cell> ReverseCells => [];

    /// <summary>The reverse of a call; of the same graph it is the same.</summary>
    public static RecomputeReverse Of(Graph graph) => Known.GetValue(graph, static g => new RecomputeReverse(g));

    private Graph Backward => field ??= MakeBackward();

    /// <inheritdoc/>
    public override (Tensor?[] Inputs, IEnumerable<(Cell Cell, Tensor Cotangent)> Cells) Gradient(
        ReadOnlySpan<Tensor?> upstream, Tensor[] inputs, Tensor[] outputs)
    {
        var results = Dispatch.Run(
            new CallOp(Backward) { Recomputes = true },
            [.. Fill(upstream, outputs, split.OutputIndices), .. inputs, .. outputs[OutputCount..]]);
        var ofInputs = new Tensor?[inputs.Length];
        for (var i = 0; i < split.InputIndices.Length; i++)
        {
            ofInputs[split.InputIndices[i]] = results[i];
        }

        return (ofInputs, []);
    }

    /// <summary>Cotangents of the differentiable outputs, inputs, what was drawn → cotangents of the differentiable
    /// inputs.</summary>
    private Graph MakeBackward()
    {
        var builder = new GraphBuilder(graph.Name + " recomputed");
        var upstream = split.OutputIndices.Select(i => builder.AddInput(graph.Outputs[i].Spec, "upstream")).ToArray();
        var inputs = split.Forward.Inputs.Select(node => builder.AddInput(node.Outputs[0], "")).ToArray();
        using var scope = Dispatch.Use(builder);
        var residuals = Replay.Run(split.Forward, Array.ConvertAll(inputs, OptimizationBarrier.Apply))[OutputCount..];
        return builder.Build(Replay.Run(split.Backward, [.. upstream, .. residuals]));
    }
}
