using Xunit.Abstractions;

namespace AutoGraph.Kernels.Tests.Maths;

/// <summary>Every float there is; a function takes half a minute to three on two processors.</summary>
public class ExhaustiveTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => MathFunction.Names;

    [Theory, MemberData(nameof(Names)), Trait("Category", "Slow")]
    public void No_float_is_farther_off_than_stated(string name)
    {
        var worst = FloatScan.All(MathFunction.Of(name));
        output.WriteLine($"{name}: {worst}");
        double stated = StatedErrors.Single(name);
        Assert.True(worst.Ulps <= stated, $"{name}: {worst}; {stated} are stated");
    }
}
