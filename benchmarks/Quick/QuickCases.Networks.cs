using AutoGraph.Benchmarks.Workloads;

namespace AutoGraph.Benchmarks.Quick;

internal static partial class QuickCases
{
    private static QuickCase MlpInfer(string name)
    {
        var (network, images) = (new Mlp(DType.Float32), Tensor.Random.Normal([60, 28, 28], seed: 7));
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
        var (network, images) = (new Mlp(DType.Float32), Tensor.Random.Normal([60, 28, 28], seed: 7));
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
        var (graphNetwork, eagerNetwork) = (Network(DType.Float32), Network(DType.Float32));
        var (graph, eager) = (graphNetwork.TrainStepFunction, eagerNetwork.TrainStepFunction);
        return new QuickCase(name, () => graph.Invoke(images, labels), () => eager.Original(images, labels), Check);

        Mlp Network(DType dtype) => new(dtype, rule == "sgd" ? new Sgd(learningRate: 0.01) : new Adam(learningRate: 1e-3));

        void Check()
        {
            var exact = Network(DType.Float64);
            for (var step = 0; step < 3; step++)
            {
                var expected = Compare.Doubles(exact.TrainStepFunction.Original(images.Cast(DType.Float64), labels));
                Compare.Near($"{name}: graph, loss {step}", graph.Invoke(images, labels), expected, Float);
                Compare.Near($"{name}: eager, loss {step}", eager.Original(images, labels), expected, Float);
            }
            for (var i = 0; i < exact.Weights.Length; i++)
            {
                Compare.Near($"{name}: graph, {exact.Weights[i].Name}", graphNetwork.Weights[i], exact.Weights[i], Long);
                Compare.Near($"{name}: eager, {exact.Weights[i].Name}", eagerNetwork.Weights[i], exact.Weights[i], Long);
            }
        }
    }
}
