using AutoGraph.Generator.Tests.Harness;

namespace AutoGraph.Generator.Tests;

/// <summary>The generated files, as a person reads them.</summary>
public class SnapshotTests
{
    [Fact]
    public void Collatz() => Snapshot.Verify(GeneratorRun.Of("""
        namespace Demo;

        public static partial class Fns
        {
            [TensorFunction]
            public static Tensor Collatz(Tensor x)
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
        }
        """).AssertCompiles());

    [Fact]
    public void Jumps_become_flags() => Snapshot.Verify(GeneratorRun.Of("""
        static partial class Fns
        {
            [TensorFunction]
            static Tensor Find(Tensor rows, Tensor limit, int most)
            {
                Tensor sum = 0;
                foreach (var row in rows)
                {
                    if (row < 0) continue;
                    if (sum > limit && row > 100) break;
                    for (int k = 0; k < most; k++)
                    {
                        if (row == k) return row;
                        sum += row;
                    }
                }

                return sum;
            }
        }
        """).AssertCompiles());

    [Fact]
    public void Instance_methods_helpers_and_tuples() => Snapshot.Verify(GeneratorRun.Of("""
        partial class Cell
        {
            private readonly Variable weight = new(2f);
            private float rate = 0.5f;

            [TensorFunction]
            public (Tensor State, Tensor Output) Step(Tensor state, Tensor x, bool isLast = false)
            {
                if (x > 0) return (state, Relu(x) * rate);
                do
                {
                    state = state * weight;
                }
                while (state < 10);
                return isLast ? (state, x) : (x, state);
            }

            private static Tensor Relu(Tensor x) => x > 0 ? x : 0f * x;

            public void SetRate(float value) => rate = value;
        }
        """).AssertCompiles());

    [Fact]
    public void Calls_are_redirected() => Snapshot.Verify(GeneratorRun.Of("""
        static partial class Fns
        {
            [TensorFunction]
            public static Tensor Twice(this Tensor x) => x * 2;

            [TensorFunction]
            public static Tensor Scaled<T>(Tensor x, T by) where T : struct => x;

            public static Tensor Half(Tensor x) => x > 0 ? x / 2 : x;
        }

        static class Program
        {
            public static void Run(Tensor x)
            {
                Fns.Twice(x);
                x.Twice();
                Fns.Scaled(x, 3);
                TensorFunction.Create<Tensor, Tensor>(Fns.Twice);
                TensorFunction.Create<Tensor, Tensor>(Fns.Half);
            }
        }
        """).AssertCompiles());

    [Fact]
    public void Printing() => Snapshot.Verify(GeneratorRun.Of("""
        static partial class Fns
        {
            [TensorFunction]
            public static void Show(Tensor x, int k, string name)
            {
                Console.WriteLine(x);
                Console.Write($"{name}: {x} {{k}} = {k:D3}\n");
                Console.WriteLine("x = " + x + " of " + (k + 1));
                Console.WriteLine("{0} and {2,5:F2} and {1}", x, k, x + 1);
                if (x > 0) Console.WriteLine($"\"{x,8:F3}\"");
            }
        }
        """).AssertNoDiagnostics().Source("Fns.Show"));
}
