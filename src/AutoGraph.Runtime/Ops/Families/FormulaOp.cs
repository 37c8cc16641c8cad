using System.Collections.Immutable;
using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>A formula that has no name of its own: a derived derivative, a fused composite. Its gradient follows from
/// the formula.</summary>
internal sealed record FormulaOp(string Title, LoopProgram Body) : ElementwiseOp
{
    /// <inheritdoc/>
    public override string Name => Title;

    /// <summary>Applies a formula over inputs 0, 1, … to tensors of the same number.</summary>
    public static Tensor Apply(string title, Scalar body, params ReadOnlySpan<Tensor> inputs)
    {
        var elements = ImmutableArray.CreateBuilder<ElementType>(inputs.Length);
        foreach (var input in inputs)
        {
            elements.Add(input.DType.Element);
        }

        return Dispatch.Single(new FormulaOp(title, Map(body, elements.MoveToImmutable())), inputs);
    }

    /// <summary>A formula over inputs 0, 1, …, all of its type.</summary>
    public static FormulaOp Of(string title, Scalar body, int inputs)
        => new(title, Map(body, [.. Enumerable.Repeat(body.Type, inputs)]));

    /// <summary>The product of an upstream, input 0, with the derivative of a formula over inputs 1, 2, …</summary>
    /// <param name="title">For graphs.</param>
    /// <param name="body">The formula.</param>
    /// <param name="by">The input to differentiate by.</param>
    /// <param name="inputs">How many inputs the formula has; all of its type.</param>
    public static FormulaOp Reverse(string title, Scalar body, int by, int inputs)
        => Of(title, Scalar.Input(0, body.Type) * body.Derivative(by), inputs + 1);

    /// <inheritdoc/>
    public override LoopProgram Program(ReadOnlySpan<TensorSpec> inputs)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].DType.Element != Body.Inputs[i])
            {
                throw Literals.DoNotMix(Name, DType.Of(Body.Inputs[i]), inputs[i].DType);
            }
        }

        return Body;
    }

    /// <inheritdoc/>
    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        if (!outputs[0].DType.IsFloating)
        {
            return NoGradient;
        }

        // The upstream becomes one more input behind the formula's own.
        var body = Body.Outputs[0].Value;
        var result = new Tensor?[inputs.Length];
        Tensor[] operands = [.. inputs, upstream[0]!];
        for (var i = 0; i < result.Length; i++)
        {
            if (inputs[i].DType.IsFloating)
            {
                var cotangent = Scalar.Input(inputs.Length, body.Type) * body.Derivative(i);
                result[i] = Broadcasting.Undo(Apply($"{Title}'{i}", cotangent, operands), inputs[i]);
            }
        }

        return result;
    }
}
