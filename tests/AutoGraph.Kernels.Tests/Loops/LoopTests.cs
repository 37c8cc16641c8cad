using static AutoGraph.Kernels.Scalar;

namespace AutoGraph.Kernels.Tests.Loops;

public class LoopTests
{
    private const int Programs = 12;

    public static TheoryData<int> Batches => [.. Enumerable.Range(0, 3)];

    public static TheoryData<int> MoreBatches => [.. Enumerable.Range(3, 5)];

    [Theory, MemberData(nameof(Batches))]
    public void Random_programs_give_what_the_primitives_mean(int batch)
    {
        for (int i = 0; i < Programs; i++)
        {
            var random = new RandomPrograms(batch * Programs + i);
            var program = random.Program();
            for (int shape = 0; shape < 3; shape++)
            {
                var sizes = random.Sizes();
                var strides = random.Strides(program, sizes, new bool[sizes.Length]);
                using var one = new LoopCase(program, sizes, strides, random.Random);
                AssertAll(one, 0, $"seed {batch * Programs + i}");
            }
        }
    }

    [Theory, MemberData(nameof(Batches))]
    public void Random_reductions_give_what_the_primitives_mean(int batch)
    {
        for (int i = 0; i < Programs; i++)
        {
            var random = new RandomPrograms(10_000 + batch * Programs + i);
            var program = random.Program(reduce: true);
            for (int shape = 0; shape < 3; shape++)
            {
                var sizes = random.Sizes();
                var reduced = sizes.Select(_ => random.Random.Next(2) == 0).ToArray();
                var strides = random.Strides(program, sizes, reduced);
                using var one = new LoopCase(program, sizes, strides, random.Random, specials: false);
                AssertAll(one, Tolerance(program), $"seed {10_000 + batch * Programs + i}");
            }
        }
    }

    [Theory, MemberData(nameof(MoreBatches)), Trait("Category", "Slow")]
    public void More_random_programs_give_what_the_primitives_mean(int batch)
    {
        Random_programs_give_what_the_primitives_mean(batch);
        Random_reductions_give_what_the_primitives_mean(batch);
    }

    /// <summary>Compiled for this machine, interpreted, and compiled for narrower registers.</summary>
    private static void AssertAll(LoopCase one, double tolerance, string name)
    {
        var expected = one.Expected();
        one.AssertSame(expected, one.Run(Bind), tolerance, name + " compiled");
        one.AssertSame(expected, one.Run(Interpreted), tolerance, name + " interpreted");
        one.AssertSame(expected, one.Run(Narrow), tolerance, name + " narrow");
    }

    private static Loop Interpreted(LoopProgram program, int[] sizes, nint[] strides)
        => Loop.Bind(program, sizes, strides, TileInterpreter.Compile);

    private static Loop Narrow(LoopProgram program, int[] sizes, nint[] strides)
        => Loop.Bind(program, sizes, strides, (p, c) => LoopCompiler.Compile(p, c, p.Cost % 2 == 0 ? 32 : 16));

    private static Loop Bind(LoopProgram program, int[] sizes, nint[] strides) => Loop.Bind(program, sizes, strides);

    private static double Tolerance(LoopProgram program)
        => program.Outputs.Any(output => output.Value.Type == ElementType.BFloat16) ? 1e-2
            : program.Outputs.Any(output => output.Value.Type == ElementType.Float16) ? 1e-3
            : 1e-4;
}
