using AutoGraph.Benchmarks.Workloads;
using static AutoGraph.Benchmarks.Workloads.Elementwise;

namespace AutoGraph.Benchmarks.Quick;

/// <summary>The cases that are measured, under the names of the peers' script. Each is made when its turn comes.</summary>
internal static class QuickCases
{
    private const double Float = 1e-5;

    public static IEnumerable<(string Name, Func<QuickCase> Make)> All =>
    [
        Row("a.lstmcell100_fwd", LstmForward),
        Row("a.lstmcell100_fwdbwd", LstmGradients),
        Row("b.mlp_fwd60_infer", MlpInfer),
        Row("b.mlp_fwd60_dropout", MlpDropout),
        .. from batch in new[] { 32, 128, 512 }
           from rule in new[] { "sgd", "adam" }
           select Row($"c.mlp_train_b{batch}_{rule}", name => MlpTraining(name, batch, rule)),
        .. from exponent in new[] { 3, 5, 7 } from row in ElementwiseRows($"_1e+{exponent:00}", (int)Math.Pow(10, exponent)) select row,
        Row("i.add10", AddTen),
        Row("i.while1000_tensor", CountTo1000),
        Row("k.collatz1000", Collatz),
    ];

    private static (string, Func<QuickCase>) Row(string name, Func<string, QuickCase> make) => (name, () => make(name));

    private static QuickCase LstmForward(string name)
    {
        var cell = new Lstm();
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
        var cell = new Lstm();
        var gradients = cell.GradientsFunction;
        var (x, h, c) = (cell.Input, cell.Hidden, cell.Carry);
        return new QuickCase(name, () => gradients.Invoke(x, h, c), () => gradients.Original(x, h, c), Check);

        void Check()
        {
            var (graph, eager) = (gradients.Invoke(x, h, c), gradients.Original(x, h, c));
            Compare.Near($"{name}: kernel", graph.Kernel, eager.Kernel, Float);
            Compare.Near($"{name}: recurrent kernel", graph.Recurrent, eager.Recurrent, Float);
            Compare.Near($"{name}: bias", graph.Bias, eager.Bias, Float);
        }
    }

    private static QuickCase MlpInfer(string name)
    {
        var (network, images) = (new Mlp(), Tensor.Random.Normal([60, 28, 28], seed: 7));
        var infer = network.InferFunction;
        return new QuickCase(name, () => infer.Invoke(images), () => infer.Original(images), Check);

        void Check()
        {
            var expected = network.Reference(Compare.Doubles(images));
            Compare.Near($"{name}: graph", infer.Invoke(images), expected, Float);
            Compare.Near($"{name}: eager", infer.Original(images), expected, Float);
        }
    }

    private static QuickCase MlpDropout(string name)
    {
        var (network, images) = (new Mlp(), Tensor.Random.Normal([60, 28, 28], seed: 7));
        var forward = network.WithDropoutFunction;
        return new QuickCase(name, () => forward.Invoke(images), () => forward.Original(images), Check);

        void Check()
        {
            // Dropout keeps the mean: over many calls the logits come near those without it.
            var expected = network.Reference(Compare.Doubles(images));
            foreach (var run in new[] { forward.Invoke, forward.Original })
            {
                var sum = Tensor.Zeros([60, 10]);
                const int Calls = 400;
                for (var call = 0; call < Calls; call++)
                    sum += run(images);
                Compare.Near($"{name}: mean", sum / Calls, expected, 0.1);
            }
        }
    }

    private static QuickCase MlpTraining(string name, int batch, string rule)
    {
        var images = Tensor.Random.Normal([batch, 784], seed: 8);
        var labels = Tensor.Constant(Enumerable.Range(0, batch).Select(i => i * 7 % 10).ToArray());
        var (graphNetwork, eagerNetwork) = (new Mlp(Rule()), new Mlp(Rule()));
        var (graph, eager) = (graphNetwork.TrainStepFunction, eagerNetwork.TrainStepFunction);
        return new QuickCase(name, () => graph.Invoke(images, labels), () => eager.Original(images, labels), Check);

        Optimizer Rule() => rule == "sgd" ? new Sgd(learningRate: 0.01) : new Adam(learningRate: 1e-3);

        void Check()
        {
            for (var step = 0; step < 3; step++)
                Compare.Near($"{name}: loss {step}", graph.Invoke(images, labels), eager.Original(images, labels), Float);
            foreach (var (fromGraph, fromEager) in graphNetwork.Weights.Zip(eagerNetwork.Weights))
                Compare.Near($"{name}: {fromGraph.Name}", fromGraph, fromEager, 1e-4);
        }
    }

    private static IEnumerable<(string, Func<QuickCase>)> ElementwiseRows(string suffix, int count)
    {
        yield return Formula("add", AddFunction, x => x + x);
        yield return Formula("poly", PolyFunction, x => x * x - 10 * x + 3);
        yield return Formula("exp", ExpFunction, Math.Exp);
        yield return Formula("log", LogFunction, Math.Log, positive: true);
        yield return Formula("tanh", TanhFunction, Math.Tanh);
        yield return Formula("sigmoid", SigmoidFunction, Logistic);
        yield return Formula("gates", GatesFunction, x => Math.Tanh(x * 0.5 + 0.1) * Logistic(x));
        yield return Gelu("gelu_tanh", GeluTanhFunction);
        yield return Gelu("gelu_erf", GeluErfFunction);

        (string, Func<QuickCase>) Formula(string kind, TensorFunction<Func<Tensor, Tensor>> function, Func<double, double> reference, bool positive = false)
            => Row($"e.{kind}{suffix}", name =>
            {
                var x = Tensor.Random.Normal([count / 1000, 1000], seed: 9);
                if (positive)
                    x = Tensor.Abs(x) + 0.1f;
                return new QuickCase(name, () => function.Invoke(x), () => function.Original(x), () =>
                {
                    var expected = Array.ConvertAll(Compare.Doubles(x), value => reference(value));
                    Compare.Near($"{name}: graph", function.Invoke(x), expected, Float);
                    Compare.Near($"{name}: eager", function.Original(x), expected, Float);
                });
            });

        (string, Func<QuickCase>) Gelu(string kind, TensorFunction<Func<Tensor, Tensor, Tensor, Tensor>> function)
            => Row($"e.{kind}{suffix}", name =>
            {
                var x = Tensor.Random.Normal([count / 1000, 1000], seed: 9);
                var (w, b) = (Tensor.Random.Normal([1000], seed: 10), Tensor.Random.Normal([1000], seed: 11));
                return new QuickCase(name, () => function.Invoke(x, w, b), () => function.Original(x, w, b),
                    () => Compare.Near(name, function.Invoke(x, w, b), function.Original(x, w, b), Float));
            });
    }

    private static QuickCase AddTen(string name)
    {
        var (a, b) = (Tensor.Random.Normal([10], seed: 12), Tensor.Random.Normal([10], seed: 13));
        var add = Loops.Add100Function;
        return new QuickCase(name, () => add.Invoke(a, b), () => Loops.AddEagerly(a, b),
            () => Compare.Near(name, add.Invoke(a, b), add.Original(a, b), Float), UnitsPerCall: 100);
    }

    private static QuickCase CountTo1000(string name)
    {
        var (zero, count) = (Tensor.Constant(0f), Loops.While1000Function);
        return new QuickCase(name, () => count.Invoke(zero), () => count.Original(zero), () =>
        {
            Compare.Near($"{name}: graph", count.Invoke(zero), [1000.0], 0);
            Compare.Near($"{name}: eager", count.Original(zero), [1000.0], 0);
        });
    }

    private static QuickCase Collatz(string name)
    {
        var (start, collatz) = (Tensor.Constant(27L), Loops.Collatz1000Function);
        return new QuickCase(name, () => collatz.Invoke(start), () => collatz.Original(start), () =>
        {
            var (x, sum) = (27L, 0L);
            for (var i = 0; i < 1000; i++)
                sum += x = x % 2 == 0 ? x / 2 : 3 * x + 1;
            Compare.Near($"{name}: graph", collatz.Invoke(start), [(double)sum], 0);
            Compare.Near($"{name}: eager", collatz.Original(start), [(double)sum], 0);
        });
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
