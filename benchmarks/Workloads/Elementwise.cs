namespace AutoGraph.Benchmarks.Workloads;

/// <summary>Formulas over many elements, and the same formulas in double precision.</summary>
internal static partial class Elementwise
{
    [TensorFunction]
    public static Tensor Add(Tensor x) => x + x;

    [TensorFunction]
    public static Tensor Poly(Tensor x) => x.Square() - 10 * x + 3;

    [TensorFunction]
    public static Tensor Exp(Tensor x) => Tensor.Exp(x);

    [TensorFunction]
    public static Tensor Log(Tensor x) => Tensor.Log(x);

    [TensorFunction]
    public static Tensor Tanh(Tensor x) => Tensor.Tanh(x);

    [TensorFunction]
    public static Tensor Sigmoid(Tensor x) => Nn.Sigmoid(x);

    [TensorFunction]
    public static Tensor Gates(Tensor x) => Tensor.Tanh(x * 0.5f + 0.1f) * Nn.Sigmoid(x);

    [TensorFunction]
    public static Tensor GeluTanh(Tensor x, Tensor w, Tensor b)
    {
        var t = x * w + b;
        return 0.5f * t * (1 + Tensor.Tanh(0.7978845608f * (t + 0.044715f * t * t * t)));
    }

    [TensorFunction]
    public static Tensor GeluErf(Tensor x, Tensor w, Tensor b)
    {
        var t = x * w + b;
        return 0.5f * t * (1 + Tensor.Erf(t * 0.70710678f));
    }
}
