namespace AutoGraph.Benchmarks.Workloads;

/// <summary>Control flow on scalars, and additions of ten numbers, where only the cost of a call counts.</summary>
internal static partial class Loops
{
    /// <summary>1000 rounds of x / 2 or 3 x + 1; gives the sum of all values.</summary>
    [TensorFunction]
    public static Tensor Collatz1000(Tensor x)
    {
        var sum = Tensor.Constant(0L);
        foreach (var _ in Ag.Range(1000))
        {
            if (x % 2 == 0)
                x = x / 2;
            else
                x = 3 * x + 1;
            sum += x;
        }
        return sum;
    }

    /// <summary>Counts to 1000 by a staged condition.</summary>
    [TensorFunction]
    public static Tensor While1000(Tensor i)
    {
        while (i < 1000)
            i = i + 1;
        return i;
    }

    /// <summary>Counts to a limit.</summary>
    [TensorFunction]
    public static Tensor CountTo(Tensor limit)
    {
        var i = Tensor.Constant(0f);
        while (i < limit)
            i = i + 1;
        return i;
    }

    /// <summary>So many rounds of tanh on one tensor.</summary>
    [TensorFunction]
    public static Tensor RepeatTanh(Tensor x, Tensor rounds)
    {
        foreach (var _ in Ag.Range(rounds))
            x = Tensor.Tanh(x);
        return x;
    }

    /// <summary>100 additions one after the other.</summary>
    [TensorFunction]
    public static Tensor Add100(Tensor a, Tensor b)
    {
        for (var i = 0; i < 100; i++)
            a = a + b;
        return a;
    }

    /// <summary>100 additions of the same two tensors, eagerly, each with its own result.</summary>
    public static Tensor AddEagerly(Tensor a, Tensor b)
    {
        var sum = a;
        for (var i = 0; i < 100; i++)
            sum = a + b;
        return sum;
    }
}
