using AutoGraph.Execution;
using AutoGraph.Ops;
using AutoGraph.Staging;

namespace AutoGraph;

/// <summary>A function and its pullback, traced once for arguments of certain dtypes and shapes.</summary>
/// <param name="function">The arguments → the result.</param>
/// <param name="pullback">The result's cotangent, the arguments, the result → a cotangent for each argument.</param>
internal sealed class CustomGradient(Func<Tensor[], Tensor> function, Func<Tensor[], Tensor[]> pullback)
{
    private readonly TracedFunction primal = new("custom");
    private readonly TracedFunction reverse = new("custom pullback");

    /// <summary>The result: at once where nobody differentiates, else as one operation.</summary>
    public Tensor Run(params Tensor[] arguments)
    {
        if (Dispatch.IsPlainEager)
        {
            var value = function(arguments);
            return Array.IndexOf(arguments, value) < 0 ? value : value.Keep("custom");
        }

        var specs = Array.ConvertAll(arguments, argument => argument.Spec);
        var forward = primal.Find(
            specs, default(ValueTuple), function, static (f, inputs, _) => [f(inputs.ToArray())]).Graph;
        var result = forward.Outputs[0].Spec;
        if (!result.DType.IsFloating)
        {
            throw new DTypeException(
                $"Gradients.Custom: expected a function with a floating result, got {result}. Use Cast.");
        }

        var backward = reverse.Find(
            [result, .. specs, result], default(ValueTuple), pullback,
            static (f, inputs, _) => f(inputs.ToArray())).Graph;
        for (var i = 0; i < specs.Length; i++)
        {
            var cotangent = backward.Outputs[i].Spec;
            if (cotangent.DType != specs[i].DType || !cotangent.Shape.Accepts(specs[i].Shape))
            {
                throw new ShapeException(
                    $"Gradients.Custom: argument {i} is {specs[i]}, but the pullback gives it {cotangent}. A "
                    + "cotangent has the shape and dtype of its argument: sum over what was broadcast, or Cast.");
            }
        }

        return Dispatch.Single(new CustomGradientOp(forward, backward), arguments);
    }
}
