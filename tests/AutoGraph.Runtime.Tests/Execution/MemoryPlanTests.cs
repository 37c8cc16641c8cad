using AutoGraph.Execution;

namespace AutoGraph.Runtime.Tests.Execution;

public class MemoryPlanTests
{
    [Fact]
    public void Buffers_that_live_together_never_overlap()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var lifetimes = Enumerable.Range(0, random.Next(1, 60)).Select(_ =>
            {
                var first = random.Next(100);
                return new Lifetime(first, first + random.Next(20), random.Next(1, 5000));
            }).ToArray();

            var plan = MemoryPlan.Assign(lifetimes, 64);

            for (var i = 0; i < lifetimes.Length; i++)
            {
                Assert.True(
                    plan.Offsets[i] % 64 == 0 && plan.Offsets[i] + lifetimes[i].Bytes <= plan.ArenaBytes,
                    $"seed {seed}");
                for (var j = 0; j < i; j++)
                {
                    var together = lifetimes[i].First <= lifetimes[j].Last && lifetimes[j].First <= lifetimes[i].Last;
                    var apart = plan.Offsets[i] + lifetimes[i].Bytes <= plan.Offsets[j]
                        || plan.Offsets[j] + lifetimes[j].Bytes <= plan.Offsets[i];
                    Assert.True(!together || apart, $"seed {seed}: buffers {i} and {j} overlap");
                }
            }
        }
    }

    [Fact]
    public void Buffers_that_follow_each_other_share_memory()
    {
        var plan = MemoryPlan.Assign([new(0, 1, 1000), new(2, 3, 1000), new(4, 5, 900)], 64);

        Assert.Equal(1024, plan.ArenaBytes);
    }
}
