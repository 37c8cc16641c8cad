namespace AutoGraph.Execution;

/// <summary>When a buffer is in use, in steps, both ends included, and how large it is.</summary>
internal readonly record struct Lifetime(int First, int Last, long Bytes);

/// <summary>Where buffers lie in an arena such that no two that are in use together overlap.</summary>
/// <remarks>Largest first, each at the lowest place that is free while it lives (greedy by size; Pisarchyk and Lee
/// 2020, arXiv:2001.03288).</remarks>
internal sealed record MemoryPlan(long[] Offsets, long ArenaBytes)
{
    /// <summary>Assigns offsets, multiples of an alignment.</summary>
    public static MemoryPlan Assign(ReadOnlySpan<Lifetime> lifetimes, int alignment)
    {
        var items = lifetimes.ToArray();
        var order = Enumerable.Range(0, items.Length).OrderByDescending(i => items[i].Bytes).ThenBy(i => i);
        var offsets = new long[items.Length];
        var placed = new List<int>();
        long arena = 0;
        foreach (var i in order)
        {
            long offset = 0;
            foreach (var other in placed)
            {
                var together = items[other].First <= items[i].Last && items[i].First <= items[other].Last;
                if (together && offsets[other] < offset + items[i].Bytes
                    && offset < offsets[other] + items[other].Bytes)
                {
                    offset = Align(offsets[other] + items[other].Bytes, alignment);
                }
            }

            offsets[i] = offset;
            arena = Math.Max(arena, Align(offset + items[i].Bytes, alignment));
            placed.Add(i);

            // By place, so that one walk finds the lowest gap.
            placed.Sort((a, b) => offsets[a].CompareTo(offsets[b]));
        }

        return new MemoryPlan(offsets, arena);
    }

    private static long Align(long value, int alignment) => (value + alignment - 1) / alignment * alignment;
}
