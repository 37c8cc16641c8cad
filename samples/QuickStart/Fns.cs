using AutoGraph;

internal static partial class Fns
{
    [TensorFunction]
    public static Tensor MyFunction(Tensor x) => x * x - 10 * x + 3;

    /// <summary>Steps until 1.</summary>
    [TensorFunction]
    public static Tensor Collatz(Tensor x)
    {
        var steps = Tensor.Constant(0);
        while (x != 1)
        {
            if (x % 2 == 0)
                x = x / 2;
            else
                x = 3 * x + 1;
            steps += 1;
        }
        return steps;
    }

    [TensorFunction]
    public static Tensor SimpleNn(Tensor x) => Nn.Relu(LinearLayer(x));

    // Not annotated: converted with its caller.
    private static Tensor LinearLayer(Tensor x) => 3 * x + 2;
}
