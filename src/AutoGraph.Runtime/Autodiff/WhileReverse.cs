using AutoGraph.Execution;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Autodiff;

/// <summary>
/// A loop counts its iterations and keeps what each iteration's reverse needs on stacks; its reverse is a loop that
/// goes through them from the end. What the loop never changes is not kept.
/// </summary>
internal sealed class WhileReverse : ControlReverse
{
    private readonly WhileOp loop;
    private readonly Split body;

    /// <summary>Residuals that differ from iteration to iteration, by index.</summary>
    private readonly int[] stacked;

    private readonly ResidualStack[] stacks;

    public WhileReverse(WhileOp loop, ReadOnlySpan<Tensor> inputs)
    {
        this.loop = loop;
        body = Split.Of(loop.Body);
        stacked = [.. Enumerable.Range(0, body.Residuals.Length).Where(i => body.ResidualInputs[i] < loop.StateCount)];
        var count = loop.Iterations(inputs);
        stacks = Array.ConvertAll(stacked, i => ResidualStack.Of(body.Residuals[i], count));
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
            .. stacks.Select(stack => stack.Empty()), .. inputs[loop.StateCount..]];

    /// <inheritdoc/>
    public override (Tensor?[] Inputs, IEnumerable<(Cell Cell, Tensor Cotangent)> Cells) Gradient(
        ReadOnlySpan<Tensor?> upstream, Tensor[] inputs, Tensor[] outputs)
    {
        int[] states = [.. body.InputIndices.Where(i => i < loop.StateCount)];
        int[] invariants = [.. body.InputIndices.Where(i => i >= loop.StateCount)];
        Tensor[] counter = [outputs[loop.StateCount]];
        var kept = outputs[(loop.StateCount + 1)..];
        var lists = kept.Where((_, i) => stacks[i] is ResidualList);
        Tensor[] cotangents = [
            .. Fill(upstream, outputs, states),
            .. invariants.Select(i => Tensor.ZerosLike(inputs[i])),
            .. body.Cells.Select(cell => Tensor.Repeated(cell.Spec.DType, 0, cell.Spec.Shape)),
        ];
        Tensor[] state = [.. counter, .. cotangents, .. lists];
        Tensor[] constants = [
            .. kept.Where((_, i) => stacks[i] is ResidualRows),
            .. Enumerable.Range(0, body.Residuals.Length).Except(stacked).Select(i => inputs[body.ResidualInputs[i]]),
        ];

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
        var iteration = given[0] - 1;
        var lists = new List<Tensor>();
        var residuals = new Tensor[body.Residuals.Length];
        var constant = 1 + cotangentCount + stacks.Count(stack => stack is ResidualList);
        for (var i = 0; i < stacks.Length; i++)
        {
            if (stacks[i] is ResidualList list)
            {
                (var before, residuals[stacked[i]]) = list.Pop(given[1 + cotangentCount + lists.Count]);
                lists.Add(before);
            }
            else
            {
                residuals[stacked[i]] = ResidualRows.Read(given[constant++], iteration);
            }
        }

        for (var i = 0; i < residuals.Length; i++)
        {
            residuals[i] ??= given[constant++];
        }

        var results = Replay.Run(body.Backward, [.. given[1..(1 + stateCount)], .. residuals]);

        // The cotangents of state pass through the iteration; those of invariants and variables add up over iterations.
        for (var i = stateCount; i < cotangentCount; i++)
        {
            results[i] = Accumulate(given[1 + i], results[i]);
        }

        return [iteration, .. results, .. lists];
    }

    /// <summary>The sum of two cotangents; rows that were placed among zeros are added where they belong.</summary>
    private static Tensor Accumulate(Tensor sum, Tensor cotangent)
        => cotangent.Symbol is not GraphSymbol { Value.Node: var node, Builder: var builder }
                ? Cotangents.Add(sum, cotangent)
            : node.Op is PlaceRowOp && sum.Shape == cotangent.Shape
                ? Dispatch.Single(
                    AddRowOp.Instance, sum, builder.TensorOf(node.Inputs[1]), builder.TensorOf(node.Inputs[0]))
            : node.Op is Add && node.Inputs.Any(input => input.Node.Op is PlaceRowOp)
                ? Accumulate(
                    Accumulate(sum, builder.TensorOf(node.Inputs[0])), builder.TensorOf(node.Inputs[1]))
            : Cotangents.Add(sum, cotangent);

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
                .. stacks.Select((stack, i) => stack.Push(
                    inputs[loop.StateCount + 1 + i], inputs[loop.StateCount], results[loop.StateCount + stacked[i]])),
            ]);
        }

        return new WhileOp(testGraph, bodyGraph);
    }

    private Tensor[] DeclareForward(GraphBuilder builder, Graph graph)
    {
        IEnumerable<TensorSpec> extra =
            [new(default, DType.Int32), .. stacks.Select(stack => stack.Empty().Spec)];
        var specs = graph.Inputs.Select(node => node.Outputs[0]).ToArray();
        return [.. specs[..loop.StateCount].Concat(extra).Concat(specs[loop.StateCount..])
            .Select(spec => builder.AddInput(spec, ""))];
    }

    private Tensor[] WithoutExtra(Tensor[] inputs)
        => [.. inputs[..loop.StateCount], .. inputs[(loop.StateCount + ExtraStateCount)..]];
}
