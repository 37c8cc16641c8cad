using AutoGraph.Generator.Tests.Harness;

namespace AutoGraph.Generator.Tests;

/// <summary>Eager and staged give the same: the source is the test.</summary>
public class ControlFlowTests
{
    [Theory, InlineData(1, "0"), InlineData(6, "8"), InlineData(7, "16"), InlineData(27, "111")]
    public void Collatz_counts_steps(int x, string expected) => Assert.Equal(expected, Staging.AssertSame("""
        public static Tensor F(Tensor x)
        {
            var steps = Tensor.Constant(0);
            while (x != 1)
            {
                if (x % 2 == 0) x = x / 2;
                else x = 3 * x + 1;
                steps += 1;
            }
            return steps;
        }
        """, x));
}
