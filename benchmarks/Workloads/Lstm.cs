namespace AutoGraph.Benchmarks.Workloads;

/// <summary>One step of an LSTM cell with 100 units on 100 rows of 100 features.</summary>
internal sealed partial class Lstm(DType dtype)
{
    private const int Size = 100;

    private readonly Variable kernel = new(Tensor.Random.Normal([Size, 4 * Size], stddev: 0.1f, seed: 1).Cast(dtype), name: "kernel");
    private readonly Variable recurrent = new(Tensor.Random.Normal([Size, 4 * Size], stddev: 0.1f, seed: 2).Cast(dtype), name: "recurrent");
    private readonly Variable bias = new(Tensor.Random.Normal([4 * Size], stddev: 0.1f, seed: 3).Cast(dtype), name: "bias");

    public Tensor Input { get; } = Tensor.Random.Normal([Size, Size], seed: 4).Cast(dtype);

    public Tensor Hidden { get; } = Tensor.Random.Normal([Size, Size], seed: 5).Cast(dtype);

    public Tensor Carry { get; } = Tensor.Random.Normal([Size, Size], seed: 6).Cast(dtype);

    /// <summary>The next hidden and carry states.</summary>
    [TensorFunction]
    public (Tensor Hidden, Tensor Carry) Step(Tensor x, Tensor hidden, Tensor carry) => Cell(x, hidden, carry);

    /// <summary>The gradients of the sum of both states with respect to kernel, recurrent kernel and bias.</summary>
    [TensorFunction]
    public (Tensor Kernel, Tensor Recurrent, Tensor Bias) Gradients(Tensor x, Tensor hidden, Tensor carry)
    {
        using var tape = new GradientTape();
        var (nextHidden, nextCarry) = Cell(x, hidden, carry);
        var gradients = tape.Gradient(nextHidden.Sum() + nextCarry.Sum(), [kernel, recurrent, bias]);
        return (gradients[0], gradients[1], gradients[2]);
    }

    /// <summary>The two states in double precision, by the book.</summary>
    public (double[] Hidden, double[] Carry) Reference()
    {
        var (x, h, c) = (Compare.Doubles(Input), Compare.Doubles(Hidden), Compare.Doubles(Carry));
        var (wx, wh, b) = (Compare.Doubles(kernel), Compare.Doubles(recurrent), Compare.Doubles(bias));
        var (nextHidden, nextCarry) = (new double[Size * Size], new double[Size * Size]);
        for (var row = 0; row < Size; row++)
        {
            for (var unit = 0; unit < Size; unit++)
            {
                var carry = Sigmoid(Gate(1)) * c[row * Size + unit] + Sigmoid(Gate(0)) * Math.Tanh(Gate(2));
                nextCarry[row * Size + unit] = carry;
                nextHidden[row * Size + unit] = Sigmoid(Gate(3)) * Math.Tanh(carry);

                double Gate(int gate)
                {
                    var column = gate * Size + unit;
                    var sum = b[column];
                    for (var k = 0; k < Size; k++)
                        sum += x[row * Size + k] * wx[k * 4 * Size + column] + h[row * Size + k] * wh[k * 4 * Size + column];
                    return sum;
                }
            }
        }
        return (nextHidden, nextCarry);
    }

    private (Tensor Hidden, Tensor Carry) Cell(Tensor x, Tensor hidden, Tensor carry)
    {
        var gates = x.MatMul(kernel) + hidden.MatMul(recurrent) + bias;
        var input = Nn.Sigmoid(gates[.., ..Size]);
        var forget = Nn.Sigmoid(gates[.., Size..(2 * Size)]);
        var candidate = Tensor.Tanh(gates[.., (2 * Size)..(3 * Size)]);
        var output = Nn.Sigmoid(gates[.., (3 * Size)..]);
        var nextCarry = forget * carry + input * candidate;
        return (output * Tensor.Tanh(nextCarry), nextCarry);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
