namespace AutoGraph.Runtime.Tests.Variables;

public class GradientsTests
{
    [Fact]
    public void Derivatives_are_functions_that_have_derivatives()
    {
        Func<Tensor, Tensor> cube = x => x * x * x;
        var first = Gradients.Of(cube);
        var second = Gradients.Of(first);
        var third = Gradients.Of(second);

        Assert.Equal([12f, 12f, 6f], new[] { first, second, third }.Select(f => f(2f).ToScalar<float>()));
        var (value, slope) = Gradients.ValueAndGradient(cube)(2f);
        Assert.Equal((8f, 12f), (value.ToScalar<float>(), slope.ToScalar<float>()));
    }

    [Fact]
    public void They_can_be_traced()
        => Assert.Equal(
            [-8f, -4f],
            Graphed.Run(inputs => Gradients.Of(x => (x * x) - (10 * x))(inputs[0]), Tensor.Constant([1f, 3f]))
                .ToArray<float>());
}
