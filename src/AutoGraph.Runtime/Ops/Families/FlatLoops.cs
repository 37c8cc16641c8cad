using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>Loops over operands without gaps, and single elements that meet all of them, kept bound per
/// thread.</summary>
/// <remarks>Most small eager operations are such; binding a loop takes longer than adding ten numbers.</remarks>
internal static class FlatLoops
{
    private const int Entries = 128;

    [ThreadStatic]
    private static Entry[]? entries;

    /// <summary>The loop of a program with one output.</summary>
    /// <param name="program">What to compute.</param>
    /// <param name="count">Elements of the operands, at least 1.</param>
    /// <param name="singles">A bit for each operand, inputs then output, that is one element for all.</param>
    public static Loop Of(LoopProgram program, int count, uint singles)
    {
        var table = entries ??= new Entry[Entries];
        ref var entry = ref table[(program.GetHashCode() + (count * 31) + (int)singles) & (Entries - 1)];
        if (!ReferenceEquals(entry.Program, program) || entry.Count != count || entry.Singles != singles)
        {
            entry = new Entry(program, count, singles, Bind(program, count, singles));
        }

        return entry.Loop;
    }

    private static Loop Bind(LoopProgram program, int count, uint singles)
    {
        Span<nint> strides = stackalloc nint[program.OperandCount];
        for (var i = 0; i < strides.Length; i++)
        {
            strides[i] = (singles >> i & 1) == 0 ? 1 : 0;
        }

        return Loop.Bind(program, [count], strides);
    }

    private readonly record struct Entry(LoopProgram Program, int Count, uint Singles, Loop Loop);
}
