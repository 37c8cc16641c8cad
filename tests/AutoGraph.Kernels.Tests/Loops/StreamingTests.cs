using System.Runtime.InteropServices;
using static AutoGraph.Kernels.Scalar;

namespace AutoGraph.Kernels.Tests.Loops;

/// <summary>Outputs larger than a cache, wherever they lie.</summary>
public unsafe class StreamingTests
{
    private const int Rows = 3001;
    private const int Columns = 3008;
    private const int Count = Rows * Columns;

    [Theory, InlineData(0), InlineData(4), InlineData(32)]
    public void Large_outputs_are_whole(int misaligned)
    {
        using var memory = new Pages((long)Count * 2 * sizeof(int) + misaligned);
        int* source = memory.Fill(Count);
        int* target = (int*)((byte*)(source + Count) + misaligned);
        Run([Rows, Columns], [Columns, 1, Columns, 1], source, target);
        AssertDone(target, i => i);
    }

    [Fact]
    public void Rows_that_are_not_aligned_are_whole()
    {
        using var memory = new Pages((long)(Count + Rows + Count) * sizeof(int));
        int* source = memory.Fill(Count);
        int* target = source + Count;
        Run([Rows, Columns], [Columns, 1, Columns + 1, 1], source, target);
        AssertDone(target, i => i + i / Columns);
    }

    [Fact]
    public void A_large_output_may_lie_over_its_input()
    {
        using var memory = new Pages((long)Count * sizeof(int));
        int* source = memory.Fill(Count);
        Run([Count], [1, 1], source, source);
        AssertDone(source, i => i);
    }

    private static void Run(int[] sizes, nint[] strides, int* source, int* target)
    {
        var program = new LoopProgram([ElementType.Int32], [new(Input(0, ElementType.Int32) * 3)]);
        nint* pointers = stackalloc nint[] { (nint)source, (nint)target };
        Loop.Bind(program, sizes, strides).Run(pointers);
    }

    private static void AssertDone(int* target, Func<int, int> place)
    {
        int wrong = 0;
        for (int i = 0; i < Count; i++)
        {
            wrong += target[place(i)] == 3 * i ? 0 : 1;
        }

        Assert.Equal(0, wrong);
    }

    private sealed class Pages(long bytes) : IDisposable
    {
        private readonly byte* start = (byte*)NativeMemory.AlignedAlloc((nuint)bytes, 4096);

        public int* Fill(int count)
        {
            for (int i = 0; i < count; i++)
            {
                ((int*)start)[i] = i;
            }

            return (int*)start;
        }

        public void Dispose() => NativeMemory.AlignedFree(start);
    }
}
