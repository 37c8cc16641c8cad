using AutoGraph.Diagnostics;

namespace AutoGraph.Ops;

/// <summary>Runs single operations for those who watch.</summary>
internal static class EagerWatch
{
    /// <summary>Whether anybody does.</summary>
    public static bool IsOn => Profile.IsRunning || Telemetry.EagerOperations.Enabled || NumericsCheck.IsOn;

    /// <summary>As <see cref="Op.Execute"/>.</summary>
    public static Tensor[] Run(Op op, ReadOnlySpan<Tensor> inputs)
    {
        Telemetry.EagerOperations.Add(1);
        using var timed = Begin(op, inputs);
        var outputs = op.Execute(inputs);
        if (NumericsCheck.IsOn)
        {
            NumericsCheck.Check(op, inputs, outputs);
        }

        return outputs;
    }

    /// <summary>As <see cref="Op.ExecuteSingle"/>.</summary>
    public static Tensor Single(Op op, ReadOnlySpan<Tensor> inputs)
    {
        Telemetry.EagerOperations.Add(1);
        using var timed = Begin(op, inputs);
        var output = op.ExecuteSingle(inputs);
        if (NumericsCheck.IsOn)
        {
            NumericsCheck.Check(op, inputs, output);
        }

        return output;
    }

    private static Timed Begin(Op op, ReadOnlySpan<Tensor> inputs)
    {
        if (!Profile.IsRunning)
        {
            return default;
        }

        var specs = new TensorSpec[inputs.Length];
        for (var i = 0; i < specs.Length; i++)
        {
            specs[i] = inputs[i].Spec;
        }

        return new Timed(new EagerOperation(op.Describe(specs), op, specs));
    }

    /// <summary>Equal when the text is: a profile asks one of many how much work it is.</summary>
    private sealed class EagerOperation(string text, Op op, TensorSpec[] inputs) : ITimed, IEquatable<EagerOperation>
    {
        public Work Work
        {
            get
            {
                var outputs = op.Infer(inputs);
                return new Work(
                    "eager", Text, op.Flops(inputs), inputs.Concat(outputs).Sum(Bytes),
                    outputs.Concat(inputs).Select(spec => spec.DType.StorageElement).FirstOrDefault()
                        ?? Kernels.ElementType.Float32);
            }
        }

        private string Text => text;

        public bool Equals(EagerOperation? other) => other is not null && other.Text == text;

        public override bool Equals(object? obj) => Equals(obj as EagerOperation);

        public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

        private static double Bytes(TensorSpec spec)
            => spec.Shape.IsKnown && spec.DType.StorageElement is not null
                ? (double)spec.Shape.ElementCount * spec.DType.Size
                : 0;
    }
}
