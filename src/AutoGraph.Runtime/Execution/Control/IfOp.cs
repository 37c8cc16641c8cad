using AutoGraph.Graphs;
using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Execution;

/// <summary>One of two graphs, by a bool scalar. Inputs: the condition, then what both graphs take.</summary>
internal sealed record IfOp(Graph Then, Graph Else) : ControlOp
{
    /// <inheritdoc/>
    public override IReadOnlyList<(string Role, Graph Graph)> Bodies => [("then", Then), ("else", Else)];

    /// <inheritdoc/>
    public override int? FirstInvariant => 0;

    /// <inheritdoc/>
    public override ControlOp WithBodies(IReadOnlyList<Graph> bodies) => new IfOp(bodies[0], bodies[1]);

    /// <inheritdoc/>
    public override Trimmed? Trim(IReadOnlyList<bool> read)
    {
        var outputs = Trimming.Places(read);
        var (then, otherwise) = (Trimming.WithOutputs(Then, outputs), Trimming.WithOutputs(Else, outputs));
        var inputs = Trimming.UsedInputs(then, otherwise);
        return outputs.Length == read.Count && inputs.Length == Then.Inputs.Length
            ? null
            : new Trimmed(
                new IfOp(Trimming.WithInputs(then, inputs), Trimming.WithInputs(otherwise, inputs)),
                [0, .. inputs.Select(i => i + 1)],
                outputs);
    }

    /// <inheritdoc/>
    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        var result = new TensorSpec[Then.Outputs.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Specs.Join(Then.Outputs[i].Spec, Else.Outputs[i].Spec);
        }

        return result;
    }

    /// <inheritdoc/>
    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
        => GraphRunner.Run(Conditions.Read(inputs[0]) ? Then : Else, inputs[1..]);

    /// <inheritdoc/>
    public override Scalar[]? Scalars(ScalarProgramBuilder program, ReadOnlySpan<Scalar> inputs)
    {
        var operands = program.Assign(inputs[1..]);
        return program.Branch(
            inputs[0],
            () => ScalarGraph.Write(Then, program, operands),
            () => ScalarGraph.Write(Else, program, operands));
    }
}
