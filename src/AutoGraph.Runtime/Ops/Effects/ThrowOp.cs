using System.Globalization;
using System.Runtime.ExceptionServices;

namespace AutoGraph.Ops;

/// <summary>Ends the run with the user's exception, where the graph comes to a <c>throw</c>.</summary>
/// <param name="Make">Makes the exception of its message.</param>
/// <param name="Format">The message: composite, {0} stands for the first input.</param>
/// <param name="Place">The user's line, as stack traces write it.</param>
internal sealed record ThrowOp(Func<string, Exception> Make, string Format, string Place) : Op
{
    public override Effect Effect => Effect.Writes;

    public override string Attributes => $"\"{Format}\"";

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [];

    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
    {
        var error = Make(string.Format(CultureInfo.InvariantCulture, Format, [.. inputs]));

        // One that was made while tracing keeps the trace of its first throw.
        if (error.StackTrace is null)
        {
            ExceptionDispatchInfo.SetRemoteStackTrace(error, Place);
        }

        throw error;
    }

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => NoGradient;
}
