namespace AutoGraph.Samples;

/// <summary>One neuron with a step, taught by the perceptron rule: w ← w + η (y - ỹ) x,
/// one case after the other.</summary>
internal sealed partial class Perceptron
{
    private const float Rate = 0.1f;

    private readonly Variable weights = new(Tensor.Zeros([2]), name: "weights");
    private readonly Variable bias = new(Tensor.Constant(0f), name: "bias");

    /// <summary>Goes through the cases until a whole round is right; gives the number of rounds,
    /// at most the limit.</summary>
    [TensorFunction]
    public Tensor Learn(Tensor inputs, Tensor targets, int limit)
    {
        var rounds = Tensor.Constant(0);
        var wrong = Tensor.Constant(true);
        while (wrong && rounds < limit)
        {
            wrong = Tensor.Constant(false);
            foreach (var i in Ag.Range(4))
            {
                var error = targets[i] - Answer(inputs[i]);
                weights.AssignAdd(Rate * error * inputs[i]);
                bias.AssignAdd(Rate * error);
                wrong |= error != 0f;
            }
            rounds += 1;
        }
        return rounds;
    }

    /// <summary>1 where the weighted sum is above 0, else 0.</summary>
    public Tensor Answer(Tensor input) => ((input * weights).Sum(axis: -1) + bias > 0f).Cast(DType.Float32);
}
