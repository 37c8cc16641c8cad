using AutoGraph.Benchmarks.Workloads;

namespace AutoGraph.Benchmarks.Quick;

internal static partial class QuickCases
{
    private static QuickCase LstmForward(string name)
    {
        var cell = new Lstm(DType.Float32);
        var step = cell.StepFunction;
        var (x, h, c) = (cell.Input, cell.Hidden, cell.Carry);
        return new QuickCase(name, () => step.Invoke(x, h, c), () => step.Original(x, h, c), Check);

        void Check()
        {
            var (hidden, carry) = cell.Reference();
            foreach (var run in new[] { step.Invoke, step.Original })
            {
                var actual = run(x, h, c);
                Compare.Near($"{name}: hidden state", actual.Hidden, hidden, Float);
                Compare.Near($"{name}: carry", actual.Carry, carry, Float);
            }
        }
    }

    private static QuickCase LstmGradients(string name)
    {
        var cell = new Lstm(DType.Float32);
        var gradients = cell.GradientsFunction;
        var (x, h, c) = (cell.Input, cell.Hidden, cell.Carry);
        return new QuickCase(name, () => gradients.Invoke(x, h, c), () => gradients.Original(x, h, c), Check);

        void Check()
        {
            var exact = new Lstm(DType.Float64);
            var expected = exact.GradientsFunction.Original(exact.Input, exact.Hidden, exact.Carry);
            foreach (var run in new[] { gradients.Invoke, gradients.Original })
            {
                var actual = run(x, h, c);
                Compare.Near($"{name}: kernel", actual.Kernel, expected.Kernel, Float);
                Compare.Near($"{name}: recurrent kernel", actual.Recurrent, expected.Recurrent, Float);
                Compare.Near($"{name}: bias", actual.Bias, expected.Bias, Float);
            }
        }
    }

    private static QuickCase RnnForward(string name, int time, int batch)
    {
        var run = new Rnn(DType.Float32);
        var function = run.RunFunction;
        var (inputs, lengths, state) = Sequences(time, batch, DType.Float32);
        return new QuickCase(name, () => function.Invoke(inputs, lengths, state), () => function.Original(inputs, lengths, state), Check);

        void Check()
        {
            var (outputs, last) = run.Reference(Compare.Doubles(inputs), lengths.ToArray<int>());
            foreach (var call in new[] { function.Invoke, function.Original })
            {
                var actual = call(inputs, lengths, state);
                Compare.Near($"{name}: outputs", actual.Outputs, outputs, Long);
                Compare.Near($"{name}: last states", actual.State, last, Long);
            }
        }
    }

    private static QuickCase RnnGradients(string name)
    {
        var gradients = new Rnn(DType.Float32).GradientsFunction;
        var (inputs, lengths, state) = Sequences(64, 32, DType.Float32);
        return new QuickCase(name, () => gradients.Invoke(inputs, lengths, state), () => gradients.Original(inputs, lengths, state), Check);

        void Check()
        {
            var (exactInputs, _, exactState) = Sequences(64, 32, DType.Float64);
            var expected = new Rnn(DType.Float64).GradientsFunction.Original(exactInputs, lengths, exactState);
            foreach (var call in new[] { gradients.Invoke, gradients.Original })
            {
                var actual = call(inputs, lengths, state);
                Compare.Near($"{name}: kernel", actual.Kernel, expected.Kernel, Long);
                Compare.Near($"{name}: recurrent kernel", actual.Recurrent, expected.Recurrent, Long);
                Compare.Near($"{name}: bias", actual.Bias, expected.Bias, Long);
            }
        }
    }

    /// <summary>Sequences of half to all of the time, and the state 0.</summary>
    private static (Tensor Inputs, Tensor Lengths, Tensor State) Sequences(int time, int batch, DType dtype)
        => (Tensor.Random.Normal([time, batch, 256], seed: 16).Cast(dtype),
            Tensor.Constant(Enumerable.Range(0, batch).Select(i => time / 2 + i * 7 % (time / 2 + 1)).ToArray()),
            Tensor.Zeros([batch, 256], dtype));
}
