using AutoGraph.Staging;

namespace AutoGraph.Runtime.Tests.Diagnostics;

/// <summary>Alone in the process: what other tests run would be seen too.</summary>
[CollectionDefinition(nameof(Watched), DisableParallelization = true)]
public class Watched
{
    /// <summary>A product of (4, 3) and (3, 5), then a loop of five rounds over its sums.</summary>
    internal static Func<Tensor, Tensor> Function(string name = "watched")
    {
        var traced = new TracedFunction(name);
        return x => traced.Call([x], 0, static (inputs, _) =>
        {
            var sum = inputs[0].MatMul(Tensor.Ones([3, 5])).Transpose().Exp().Sum(axis: 1);
            var rounds = Tensor.Constant(0);
            Stage.While(
                () => rounds < 5,
                () =>
                {
                    sum = sum / 2;
                    rounds += 1;
                },
                Stage.Var("sum", () => sum, value => sum = value),
                Stage.Var("rounds", () => rounds, value => rounds = value));
            return sum;
        });
    }
}
