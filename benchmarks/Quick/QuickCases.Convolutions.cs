using AutoGraph.Benchmarks.Workloads;

namespace AutoGraph.Benchmarks.Quick;

internal static partial class QuickCases
{
    private const int CnnBatch = 32;

    private static QuickCase CnnInfer(string name)
    {
        var (network, images) = (new Cnn(DType.Float32), Images(DType.Float32));
        var infer = network.InferFunction;
        return new QuickCase(name, () => infer.Invoke(images), () => infer.Original(images), Check);

        void Check()
        {
            var expected = new Cnn(DType.Float64).InferFunction.Original(Images(DType.Float64));
            Compare.Near($"{name}: graph", infer.Invoke(images), expected, Float);
            Compare.Near($"{name}: eager", infer.Original(images), expected, Float);
        }
    }

    private static QuickCase CnnTraining(string name, string rule)
    {
        var images = Images(DType.Float32);
        var labels = Tensor.Constant(Enumerable.Range(0, CnnBatch).Select(i => i * 7 % 10).ToArray());
        var (graph, eager) = (Network(DType.Float32).TrainStepFunction, Network(DType.Float32).TrainStepFunction);
        return new QuickCase(name, () => graph.Invoke(images, labels), () => eager.Original(images, labels), Check);

        Cnn Network(DType dtype, bool drops = true) => new(dtype, rule == "sgd" ? new Sgd(0.001) : new Adam(0.001), drops);

        void Check()
        {
            // Which units are dropped depends on the dtype: exact without dropping, and the loss comes near it with.
            var exact = Network(DType.Float64, drops: false);
            var (exactGraph, exactEager) = (Network(DType.Float32, drops: false), Network(DType.Float32, drops: false));
            for (var step = 0; step < 2; step++)
            {
                var expected = Compare.Doubles(exact.TrainStepFunction.Original(Images(DType.Float64), labels));
                Compare.Near($"{name}: graph, loss {step}", exactGraph.TrainStepFunction.Invoke(images, labels), expected, Long);
                Compare.Near($"{name}: eager, loss {step}", exactEager.TrainStepFunction.Original(images, labels), expected, Long);
                if (step == 0)
                {
                    Compare.Near($"{name}: graph, loss with dropout", graph.Invoke(images, labels), expected, 0.2);
                    Compare.Near($"{name}: eager, loss with dropout", eager.Original(images, labels), expected, 0.2);
                }
            }
            for (var i = 0; i < exact.AllWeights.Length; i++)
            {
                Compare.Near($"{name}: graph, {exact.AllWeights[i].Name}", exactGraph.AllWeights[i], exact.AllWeights[i], 1e-3);
                Compare.Near($"{name}: eager, {exact.AllWeights[i].Name}", exactEager.AllWeights[i], exact.AllWeights[i], 1e-3);
            }
        }
    }

    private static Tensor Images(DType dtype) => Tensor.Random.Normal([CnnBatch, 28, 28, 1], seed: 19).Cast(dtype);
}
