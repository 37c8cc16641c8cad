using AutoGraph.Errors;
using AutoGraph.Graphs;
using AutoGraph.Kernels;
using AutoGraph.Ops;
using AutoGraph.Passes;

namespace AutoGraph.Execution;

/// <summary>Repeats a body as long as a test holds. Inputs: the state,
/// then what both graphs read and never change.</summary>
/// <param name="Test">(state, invariants) → bool scalar.</param>
/// <param name="Body">(state, invariants) → state.</param>
internal sealed record WhileOp(Graph Test, Graph Body) : ControlOp
{
    /// <summary>How many of the inputs are state.</summary>
    public int StateCount => Body.Outputs.Length;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Role, Graph Graph)> Bodies => [("test", Test), ("body", Body)];

    /// <inheritdoc/>
    public override int? FirstInvariant => StateCount;

    /// <inheritdoc/>
    public override bool Repeats => true;

    /// <inheritdoc/>
    public override int? Iterations(ReadOnlySpan<Tensor> inputs) => TripCount.Of(this, inputs);

    /// <inheritdoc/>
    public override ControlOp WithBodies(IReadOnlyList<Graph> bodies) => new WhileOp(bodies[0], bodies[1]);

    /// <inheritdoc/>
    public override Trimmed? Trim(IReadOnlyList<bool> read)
    {
        var states = Trimming.Places(Needed(read));
        var (test, body) = (DropDead.Run(Test), Trimming.WithOutputs(Body, states));
        int[] inputs =
            [.. states, .. Trimming.UsedInputs(test, body).Where(i => i >= StateCount)];
        return inputs.Length == Body.Inputs.Length
            ? null
            : new Trimmed(
                new WhileOp(Trimming.WithInputs(test, inputs), Trimming.WithInputs(body, inputs)), inputs, states);
    }

    /// <summary>The state that is read after the loop, or by the test, an effect, or the next value of such
    /// state.</summary>
    private bool[] Needed(IReadOnlyList<bool> read)
    {
        bool[] needed = [.. read];
        var tested = DropDead.Live(Test, Test.Outputs);
        for (var count = -1; count != needed.Count(isNeeded => isNeeded);)
        {
            count = needed.Count(isNeeded => isNeeded);
            var live = DropDead.Live(Body, Body.Outputs.Where((_, i) => needed[i]));
            for (var i = 0; i < needed.Length; i++)
            {
                needed[i] |= live.Contains(Body.Inputs[i]) || tested.Contains(Test.Inputs[i]);
            }
        }

        return needed;
    }

    /// <inheritdoc/>
    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        var result = new TensorSpec[StateCount];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Body.Inputs[i].Outputs[0];
        }

        return result;
    }

    /// <inheritdoc/>
    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
    {
        var operands = inputs.ToArray();
        var (iteration, lines) = (0L, SourceLines.Current);
        try
        {
            for (; Conditions.Read(GraphRunner.Run(Test, operands)[0]); iteration++)
            {
                GraphRunner.Run(Body, operands).CopyTo(operands, 0);
            }
        }
        catch (Exception error) when (ErrorPlace.Note(error, iteration, lines))
        {
            throw;
        }

        return operands[..StateCount];
    }

    /// <inheritdoc/>
    public override Scalar[]? Scalars(ScalarProgramBuilder program, ReadOnlySpan<Scalar> inputs)
    {
        var invariants = program.Assign(inputs[StateCount..]);
        return program.Repeat(
            inputs[..StateCount],
            state => ScalarGraph.Write(Test, program, [.. state, .. invariants])?[0],
            state => ScalarGraph.Write(Body, program, [.. state, .. invariants]));
    }
}
