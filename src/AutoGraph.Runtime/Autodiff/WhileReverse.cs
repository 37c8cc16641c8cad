using AutoGraph.Execution;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Autodiff;

/// <summary>
/// A loop counts its iterations and puts what each iteration's reverse needs onto lists; its reverse is a loop that
/// takes them off. What the loop never changes is not put on lists.
/// </summary>
internal sealed class WhileReverse : ControlReverse
{
    private readonly WhileOp loop;
    private readonly Split body;

    /// <summary>Residuals that differ from iteration to iteration, by index.</summary>
    private readonly int[] stacked;

    public WhileReverse(WhileOp loop)
    {
        this.loop = loop;
        body = Split.Of(loop.Body);
        stacked = [.. Enumerable.Range(0, body.Residuals.Length).Where(i => body.ResidualInputs[i] < loop.StateCount)];
        Forward = MakeForward();
    }

    /// <inheritdoc/>
    public override ControlOp Forward { get; }

    /// <inheritdoc/>
    public override int OutputCount => loop.StateCount;

    /// <inheritdoc/>
    public override IReadOnlyList<Cell> ReverseCells => body.Cells;

    private int ExtraStateCount => 1 + stacked.Length;

    /// <inheritdoc/>
    public override Tensor[] ForwardInputs(ReadOnlySpan<Tensor> inputs)
        => [.. inputs[..loop.StateCount], Tensor.Constant(0),
            .. stacked.Select(i => Lists.EmptyFor(body.Residuals[i].DType)), .. inputs[loop.StateCount..]];

    /// <inheritdoc/>
    public override (Tensor?[] Inputs, IEnumerable<(Cell Cell, Tensor Cotangent)> Cells) Gradient(
        ReadOnlySpan<Tensor?> upstream, Tensor[] inputs, Tensor[] outputs)
    {
        int[] states = [.. body.InputIndices.Where(i => i < loop.StateCount)];
        int[] invariants = [.. body.InputIndices.Where(i => i >= loop.StateCount)];
        Tensor[] counter = [outputs[loop.StateCount]];
        Tensor[] lists = outputs[(loop.StateCount + 1)..];
        Tensor[] cotangents = [
            .. Fill(upstream, outputs, states),
            .. invariants.Select(i => Tensor.ZerosLike(inputs[i])),
            .. body.Cells.Select(cell => Tensor.Repeated(cell.Spec.DType, 0, cell.Spec.Shape)),
        ];
        Tensor[] state = [.. counter, .. cotangents, .. lists];
        Tensor[] constants =
            [.. Enumerable.Range(0, body.Residuals.Length).Except(stacked).Select(i => inputs[body.ResidualInputs[i]])];

        var test = new GraphBuilder(loop.Test.Name + " reverse");
        var testInputs = Declare(test, [.. state, .. constants]);
        var backward = new GraphBuilder(body.Backward.Name);
        var given = Declare(backward, [.. state, .. constants]);
        Graph testGraph, bodyGraph;
        using (Dispatch.Use(test))
        {
            testGraph = test.Build([testInputs[0] > 0]);
        }

        using (Dispatch.Use(backward))
        {
            bodyGraph = backward.Build(Step(given, states.Length, cotangents.Length));
        }

        var results = Dispatch.Run(new WhileOp(testGraph, bodyGraph), [.. state, .. constants]);
        var ofInputs = new Tensor?[inputs.Length];
        for (var i = 0; i < states.Length; i++)
        {
            ofInputs[states[i]] = results[1 + i];
        }

        for (var i = 0; i < invariants.Length; i++)
        {
            ofInputs[invariants[i]] = results[1 + states.Length + i];
        }

        return (ofInputs, body.Cells.Select((cell, i) => (cell, results[1 + states.Length + invariants.Length + i])));
    }

    private static Tensor[] Declare(GraphBuilder builder, Tensor[] like)
        => [.. like.Select(tensor => builder.AddInput(tensor.Spec, ""))];

    /// <summary>One iteration of the reverse loop, on its symbolic inputs: the counter, the cotangents, the lists,
    /// the constants.</summary>
    private Tensor[] Step(Tensor[] given, int stateCount, int cotangentCount)
    {
        var lists = new Tensor[stacked.Length];
        var residuals = new Tensor[body.Residuals.Length];
        for (var i = 0; i < stacked.Length; i++)
        {
            var popped = Dispatch.Run(new ListPop(body.Residuals[stacked[i]]), given[1 + cotangentCount + i]);
            (lists[i], residuals[stacked[i]]) = (popped[0], popped[1]);
        }

        var constant = 1 + cotangentCount + stacked.Length;
        for (var i = 0; i < residuals.Length; i++)
        {
            residuals[i] ??= given[constant++];
        }

        var results = Replay.Run(body.Backward, [.. given[1..(1 + stateCount)], .. residuals]);

        // The cotangents of state pass through the iteration; those of invariants and variables add up over iterations.
        for (var i = stateCount; i < cotangentCount; i++)
        {
            results[i] = Cotangents.Add(given[1 + i], results[i]);
        }

        return [given[0] - 1, .. results, .. lists];
    }

    private WhileOp MakeForward()
    {
        var test = new GraphBuilder(loop.Test.Name);
        var testInputs = DeclareForward(test, loop.Test);
        Graph testGraph, bodyGraph;
        using (Dispatch.Use(test))
        {
            testGraph = test.Build(Replay.Run(loop.Test, WithoutExtra(testInputs)));
        }

        var forward = new GraphBuilder(loop.Body.Name);
        var inputs = DeclareForward(forward, loop.Body);
        using (Dispatch.Use(forward))
        {
            var results = Replay.Run(body.Forward, WithoutExtra(inputs));
            bodyGraph = forward.Build([
                .. results[..loop.StateCount],
                inputs[loop.StateCount] + 1,
                .. stacked.Select((residual, i) => Dispatch.Single(
                    ListPush.Instance, inputs[loop.StateCount + 1 + i], results[loop.StateCount + residual])),
            ]);
        }

        return new WhileOp(testGraph, bodyGraph);
    }

    private Tensor[] DeclareForward(GraphBuilder builder, Graph graph)
    {
        IEnumerable<TensorSpec> extra =
            [new(default, DType.Int32), .. stacked.Select(i => Lists.EmptyFor(body.Residuals[i].DType).Spec)];
        var specs = graph.Inputs.Select(node => node.Outputs[0]).ToArray();
        return [.. specs[..loop.StateCount].Concat(extra).Concat(specs[loop.StateCount..])
            .Select(spec => builder.AddInput(spec, ""))];
    }

    private Tensor[] WithoutExtra(Tensor[] inputs)
        => [.. inputs[..loop.StateCount], .. inputs[(loop.StateCount + ExtraStateCount)..]];
}
