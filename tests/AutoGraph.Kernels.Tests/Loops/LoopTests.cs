using static AutoGraph.Kernels.Scalar;

namespace AutoGraph.Kernels.Tests.Loops;

public class LoopTests
{
    private const int Programs = 25;

    public static TheoryData<int> Batches => [.. Enumerable.Range(0, 8)];

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
                one.AssertSame(one.Expected(), one.Run(Bind), 0, $"seed {batch * Programs + i}");
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
                one.AssertSame(one.Expected(), one.Run(Bind), Tolerance(program), $"seed {10_000 + batch * Programs + i}");
            }
        }
    }

    private static Loop Bind(LoopProgram program, int[] sizes, nint[] strides) => Loop.Bind(program, sizes, strides);

    private static double Tolerance(LoopProgram program)
        => program.Outputs.Any(output => output.Value.Type == ElementType.BFloat16) ? 1e-2
            : program.Outputs.Any(output => output.Value.Type == ElementType.Float16) ? 1e-3
            : 1e-4;
}
