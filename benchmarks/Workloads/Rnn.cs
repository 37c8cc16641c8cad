namespace AutoGraph.Benchmarks.Workloads;

/// <summary>A recurrent cell with 256 units, run over sequences of 256 features that end at different times.</summary>
internal sealed partial class Rnn(DType dtype)
{
    private const int Units = 256;

    private readonly Variable kernel = Weights("kernel", 1, dtype);
    private readonly Variable recurrent = Weights("recurrent", 2, dtype);
    private readonly Variable bias = new(Tensor.Zeros([Units], dtype), name: "bias");

    /// <summary>All outputs, and for each example the state at its end.</summary>
    /// <param name="inputs">(time, examples, 256).</param>
    /// <param name="lengths">(examples), int32: how many steps of each example count.</param>
    /// <param name="state">(examples, 256), the state before the first step.</param>
    [TensorFunction]
    public (Tensor Outputs, Tensor State) Run(Tensor inputs, Tensor lengths, Tensor state) => Unroll(inputs, lengths, state);

    /// <summary>The gradients of the sum of all outputs and of the last states with respect to kernel, recurrent kernel and bias.</summary>
    [TensorFunction]
    public (Tensor Kernel, Tensor Recurrent, Tensor Bias) Gradients(Tensor inputs, Tensor lengths, Tensor state)
    {
        using var tape = new GradientTape();
        var (outputs, last) = Unroll(inputs, lengths, state);
        var gradients = tape.Gradient(outputs.Sum() + last.Sum(), [kernel, recurrent, bias]);
        return (gradients[0], gradients[1], gradients[2]);
    }

    /// <summary>Outputs and last states in double precision, by the book.</summary>
    public (double[] Outputs, double[] State) Reference(double[] inputs, int[] lengths)
    {
        var (wx, wh, b) = (Compare.Doubles(kernel), Compare.Doubles(recurrent), Compare.Doubles(bias));
        var fromInputs = DoubleMatrix.Multiply(inputs, wx, Units, Units);
        var (outputs, state) = (new double[inputs.Length], new double[lengths.Length * Units]);
        for (var t = 0; t < inputs.Length / state.Length; t++)
        {
            var fromState = DoubleMatrix.Multiply(state, wh, Units, Units);
            for (var i = 0; i < state.Length; i++)
            {
                var at = t * state.Length + i;
                outputs[at] = Math.Tanh(fromInputs[at] + fromState[i] + b[i % Units]);
                if (t < lengths[i / Units])
                    state[i] = outputs[at];
            }
        }
        return (outputs, state);
    }

    private (Tensor Outputs, Tensor State) Unroll(Tensor inputs, Tensor lengths, Tensor state)
    {
        var outputs = new TensorList();
        foreach (var t in Ag.Range(Tensor.Length(inputs)))
        {
            var next = Tensor.Tanh(inputs[t].MatMul(kernel) + state.MatMul(recurrent) + bias);
            state = Tensor.Where((lengths > t).ExpandDims(1), next, state);
            outputs.Add(next);
        }
        return (outputs.Stack(), state);
    }

    private static Variable Weights(string name, int seed, DType dtype)
        => new(Tensor.Random.Normal([Units, Units], stddev: 0.05f, seed: seed).Cast(dtype), name: name);
}
