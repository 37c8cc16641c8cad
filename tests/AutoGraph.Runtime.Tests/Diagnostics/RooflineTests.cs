using AutoGraph.Diagnostics;
using AutoGraph.Kernels;

namespace AutoGraph.Runtime.Tests.Diagnostics;

[Collection(nameof(Watched))]
public class RooflineTests
{
    private static readonly Roofline Machine = Roofline.OfMachine;

    [Fact]
    public void Work_takes_as_long_as_the_slower_of_arithmetic_and_memory()
    {
        var arithmetic = Machine.LeastSeconds(new Work("step", "", Flops: 1e9));
        var memory = Machine.LeastSeconds(new Work("step", "", Bytes: 1e9));

        Assert.True(arithmetic > 0 && memory > 0);
        Assert.Equal(
            Math.Max(arithmetic, memory), Machine.LeastSeconds(new Work("step", "", Flops: 1e9, Bytes: 1e9)));
        Assert.Equal(0, Machine.LeastSeconds(new Work("step", "")));
    }

    [Fact]
    public void Doubles_take_twice_as_long()
        => Assert.Equal(
            2 * Machine.LeastSeconds(new Work("step", "", Flops: 1e9)),
            Machine.LeastSeconds(new Work("step", "", Flops: 1e9, Element: ElementType.Float64)), 1e-12);

    [Fact]
    public void It_is_measured_once_for_a_number_of_threads()
    {
        Assert.Same(Machine, Roofline.OfMachine);
        Assert.Equal(AutoGraphOptions.Threads, Machine.Threads);
    }
}
