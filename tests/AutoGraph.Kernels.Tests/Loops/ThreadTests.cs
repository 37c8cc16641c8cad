using System.Runtime.InteropServices;
using static AutoGraph.Kernels.Scalar;

namespace AutoGraph.Kernels.Tests.Loops;

[Collection(ThreadCountCollection.Name)]
public unsafe class ThreadTests
{
    private static readonly Scalar X = Input(0, ElementType.Float32);

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        (int[] Sizes, nint[] Strides, LoopOutput Output)[] cases =
        [
            ([1_000_003], [1, 1], new(Tanh(X) * 3f)),
            ([1_000_003], [1, 0], new(X, Reduction.Sum)),
            ([1000, 700], [700, 1, 0, 1], new(X, Reduction.Sum)),
            ([1000, 700], [700, 1, 1, 0], new(Exp(X), Reduction.Sum)),
            ([300_000, 3], [3, 1, 0, 1], new(X, Reduction.Sum)),
            ([1000, 700], [1, 1000, 700, 1], new(X + 1f)),
            ([1_000_003], [1, 0], new(X.Cast(ElementType.Float16), Reduction.Sum)),
        ];
        int before = Workers.Threads;
        try
        {
            foreach (var (sizes, strides, output) in cases)
            {
                var loop = Loop.Bind(new([ElementType.Float32], [output]), sizes, strides);
                Workers.Threads = 1;
                byte[] one = Run(loop, sizes);
                foreach (int threads in (int[])[2, 3, 7])
                {
                    Workers.Threads = threads;
                    Assert.True(one.AsSpan().SequenceEqual(Run(loop, sizes)), $"{loop.Program} with {threads} threads");
                }
            }
        }
        finally
        {
            Workers.Threads = before;
        }
    }

    [Theory, InlineData(1), InlineData(3), InlineData(0)]
    public void Long_sums_of_floats_keep_six_digits(int columns)
    {
        int rows = columns == 0 ? 10_000_000 : 10_000_000 / columns;
        int[] sizes = columns == 0 ? [rows] : [rows, columns];
        nint[] strides = columns == 0 ? [0, 0] : [0, 0, 0, 1];
        var loop = Loop.Bind(new([ElementType.Float32], [new(X, Reduction.Sum)]), sizes, strides);
        float tenth = 0.1f;
        float* sums = stackalloc float[Math.Max(1, columns)];
        nint* pointers = stackalloc nint[] { (nint)(&tenth), (nint)sums };
        loop.Run(pointers);
        Assert.Equal(1, sums[0] / (rows * (double)tenth), 4e-6);
    }

    [Fact]
    public void Running_allocates_nothing()
    {
        var loop = Loop.Bind(new([ElementType.Float32], [new(X * 2f)]), [100], [1, 1]);
        float* buffer = stackalloc float[200];
        nint* pointers = stackalloc nint[] { (nint)buffer, (nint)(buffer + 100) };
        loop.Run(pointers);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            loop.Run(pointers);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void An_output_may_lie_over_an_input()
    {
        var random = new Random(1);
        var program = new LoopProgram(
            [ElementType.Float32, ElementType.Float32],
            [new(X + Input(1, ElementType.Float32)), new(X * Input(1, ElementType.Float32))]);
        using var one = new LoopCase(program, [37, 5], [5, 1, 5, 1, 5, 1, 5, 1], random, specials: false);
        one.PlaceOver(0, 1);
        one.PlaceOver(1, 0);
        var expected = one.Expected();
        one.AssertSame(expected, one.Run((p, n, s) => Loop.Bind(p, n, s)), 0, "in place");
    }

    private static byte[] Run(Loop loop, int[] sizes)
    {
        long count = sizes.Aggregate(1L, (product, size) => product * size);
        var input = (float*)NativeMemory.AlignedAlloc((nuint)count * 4, 64);
        var output = (float*)NativeMemory.AllocZeroed((nuint)count, 4);
        for (long i = 0; i < count; i++)
        {
            input[i] = (i * 7919 % 1009) / 1009f - 0.3f;
        }

        nint* pointers = stackalloc nint[] { (nint)input, (nint)output };
        loop.Run(pointers);
        byte[] bytes = new ReadOnlySpan<byte>(output, (int)count * 4).ToArray();
        NativeMemory.AlignedFree(input);
        NativeMemory.Free(output);
        return bytes;
    }
}
