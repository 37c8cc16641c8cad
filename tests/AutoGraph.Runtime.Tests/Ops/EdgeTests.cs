namespace AutoGraph.Runtime.Tests.Ops;

/// <summary>What the table cannot say: ties, zeros in products, extreme logits, NaN in reductions, overflow of
/// integers.</summary>
public sealed class EdgeTests
{
    [Fact]
    public void Extreme_logits_give_neither_NaN_nor_infinity()
    {
        foreach (var size in new[] { 1e4f, 1e30f, 3e38f })
        {
            var logits = Tensor.Constant([[size, -size, 0f], [-size, -size, -size], [size, size, -size]]);
            var sparse = Nn.SparseSoftmaxCrossEntropy(Tensor.Constant([0, 1, 1]), logits);
            var dense = Nn.SoftmaxCrossEntropy(Tensor.OneHot(Tensor.Constant([0, 1, 1]), 3), logits);
            Assert.Equal([0, MathF.Log(3), MathF.Log(2)], sparse.ToArray<float>(), Near);
            Assert.Equal(sparse.ToArray<float>(), dense.ToArray<float>(), Near);
            var gradient = Gradient(x => Nn.SparseSoftmaxCrossEntropy(Tensor.Constant([0, 1, 1]), x), logits);
            Assert.Equal([0, 0, 0, 1 / 3f, -2 / 3f, 1 / 3f, 0.5f, -0.5f, 0], gradient, Near);
            Assert.Equal(gradient, Gradient(x
                => Nn.SoftmaxCrossEntropy(Tensor.OneHot(Tensor.Constant([0, 1, 1]), 3), x), logits), Near);
            Assert.DoesNotContain(Nn.Softmax(logits).ToArray<float>(), float.IsNaN);
        }
    }

    [Fact]
    public void A_masked_logit_of_minus_infinity_is_a_class_of_probability_0()
    {
        var logits = Tensor.Constant([[0f, float.NegativeInfinity, 0f]]);
        Assert.Equal([0.5f, 0, 0.5f], Nn.Softmax(logits).ToArray<float>(), Near);
        Assert.Equal([MathF.Log(2)], Nn.SparseSoftmaxCrossEntropy(Tensor.Constant([2]), logits).ToArray<float>(), Near);
        Assert.Equal([0.5f, 0, -0.5f], Gradient(x => Nn.SparseSoftmaxCrossEntropy(Tensor.Constant([2]), x), logits),
            Near);
        Assert.Equal([MathF.Log(2)], Nn.SoftmaxCrossEntropy(Tensor.Constant([[0f, 0f, 1f]]), logits).ToArray<float>(),
            Near);
        Assert.Equal([float.NegativeInfinity],
            Tensor.LogSumExp(Tensor.Constant([[float.NegativeInfinity, float.NegativeInfinity]]), 1).ToArray<float>());
        Assert.Equal([float.PositiveInfinity],
            Tensor.LogSumExp(Tensor.Constant([[float.PositiveInfinity, 1f]]), 1).ToArray<float>());
        Assert.Equal([1000 + MathF.Log(2)], Tensor.LogSumExp(Tensor.Constant([[1000f, 1000f]]), 1).ToArray<float>(),
            Near);
    }

    [Fact]
    public void Equal_elements_share_the_gradient()
    {
        Assert.Equal([0.5f, 0, 0.5f], Gradient(x => x.Max(), Tensor.Constant([2f, 1f, 2f])));
        Assert.Equal([0, 1f, 0], Gradient(x => x.Min(), Tensor.Constant([2f, 1f, 2f])));
        Assert.Equal([0.5f, 1f, 0f], Gradient(x => Tensor.Maximum(x, 2f), Tensor.Constant([2f, 3f, 1f])));
        Assert.Equal([0.5f, 0f, 1f], Gradient(x => Tensor.Minimum(x, 2f), Tensor.Constant([2f, 3f, 1f])));
        Assert.Equal([0f, 1f, 0f], Gradient(Nn.Relu, Tensor.Constant([0f, 3f, -1f])));
    }

    [Fact]
    public void The_gradient_of_a_product_is_right_with_zeros()
    {
        Assert.Equal([6f, 3f, 2f], Gradient(x => x.Prod(), Tensor.Constant([1f, 2f, 3f])), Near);
        Assert.Equal([0f, 3f, 0f], Gradient(x => x.Prod(), Tensor.Constant([1f, 0f, 3f])), Near);
        Assert.Equal([0f, 0f, 0f], Gradient(x => x.Prod(), Tensor.Constant([0f, 0f, 3f])), Near);
    }

    [Fact]
    public void NaN_wins_in_extrema_and_the_first_of_equal_elements_in_their_places()
    {
        var x = Tensor.Constant([[1f, float.NaN, 3f], [2f, 5f, 5f]]);
        Assert.Equal([float.NaN, 5f], x.Max(1).ToArray<float>());
        Assert.Equal([float.NaN, 2f], x.Min(1).ToArray<float>());
        Assert.Equal([1, 1], x.ArgMax(1).ToArray<int>());
        Assert.Equal([1, 0], x.ArgMin(1).ToArray<int>());
        Assert.Equal(0, Tensor.Constant([float.NaN, float.NaN]).ArgMax().ToScalar<int>());
    }

    [Fact]
    public void Reductions_of_nothing_give_their_neutral_element()
    {
        var nothing = Tensor.Zeros([2, 0]);
        Assert.Equal([0f, 0f], nothing.Sum(1).ToArray<float>());
        Assert.Equal([1f, 1f], nothing.Prod(1).ToArray<float>());
        Assert.Equal([float.NegativeInfinity, float.NegativeInfinity], nothing.Max(1).ToArray<float>());
        Assert.Equal([float.PositiveInfinity, float.PositiveInfinity], nothing.Min(1).ToArray<float>());
        Assert.Equal([int.MinValue], Tensor.Zeros([1, 0], DType.Int32).Max(1).ToArray<int>());
        Assert.Equal([float.NaN, float.NaN], nothing.Mean(1).ToArray<float>());
        Assert.Equal([false, false], nothing.Cast(DType.Bool).Any(1).ToArray<bool>());
        Assert.Equal([true, true], nothing.Cast(DType.Bool).All(1).ToArray<bool>());
    }

    [Fact]
    public void Integers_wrap_and_a_division_by_0_gives_0()
    {
        Assert.Equal([int.MinValue], (Tensor.Constant([int.MaxValue]) + 1).ToArray<int>());
        Assert.Equal([0, 2, -2], (Tensor.Constant([5, 5, -5]) / Tensor.Constant([0, 2, 2])).ToArray<int>());
        Assert.Equal([0, 1, -1], (Tensor.Constant([5, 5, -5]) % Tensor.Constant([0, 2, 2])).ToArray<int>());
        Assert.Equal([long.MinValue], (Tensor.Constant([long.MinValue]) / Tensor.Constant([-1L])).ToArray<long>());
        Assert.Equal([(1L << 53) + 1], (Tensor.Constant([1L << 53]) + 1).ToArray<long>());
    }

    [Fact]
    public void An_upstream_of_infinity_does_not_leak_through_a_closed_relu()
        => Assert.Equal([0f, float.PositiveInfinity],
            Gradient(x => Nn.Relu(x) * float.PositiveInfinity, Tensor.Constant([-1f, 1f])));

    [Fact]
    public void What_has_steps_has_the_derivative_0_and_what_is_no_number_has_none()
    {
        Assert.Equal([0f, 0f], Gradient(Tensor.Floor, Tensor.Constant([0.5f, 1f])));
        Assert.Equal([0f, 0f], Gradient(Tensor.Sign, Tensor.Constant([0.5f, 0f])));
        var x = Tensor.Constant([1f, 2f]);
        using var tape = new GradientTape();
        tape.Watch(x);
        var y = (x > 1f).Cast(DType.Float32) + x.StopGradient();
        Assert.Null(tape.GradientOrNull(y, [x])[0]);
    }

    [Fact]
    public void A_variable_is_an_operand_of_every_operation()
    {
        var v = new Variable(Tensor.Constant([1f, 4f]));
        Assert.Equal([1f, 2f], v.Sqrt().ToArray<float>());
        Assert.Equal([1f, 2f], Tensor.Sqrt(v).ToArray<float>());
        Assert.Equal(5f, v.Sum().ToScalar<float>());
        Assert.Equal([1f, 16f], v.Pow(2).ToArray<float>());
        Assert.Equal(1, v.ArgMax().ToScalar<int>());
    }

    private static readonly IEqualityComparer<float> Near =
        EqualityComparer<float>.Create((a, b) => a.Equals(b) || Math.Abs(a - b) <= 1e-6f * Math.Max(1, Math.Abs(a)), _
            => 0);

    private static float[] Gradient(Func<Tensor, Tensor> function, Tensor x)
    {
        using var tape = new GradientTape();
        tape.Watch(x);
        return tape.Gradient(function(x), x).ToArray<float>();
    }
}
