namespace AutoGraph.Execution;

/// <summary>When a buffer is in use, in steps, both ends included, and how large it is.</summary>
internal sealed record Lifetime(int First, int Last, long Bytes);

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
        var lanes = new SortedList<long, Lane>();
        long arena = 0;
        foreach (var i in order)
        {
            long offset = 0;
            foreach (var (start, lane) in lanes)
            {
                if (start >= offset + items[i].Bytes)
                {
                    break;
                }

                if (lane.BytesDuring(items[i]) is var bytes && offset < start + bytes)
                {
                    offset = Align(start + bytes, alignment);
                }
            }

            offsets[i] = offset;
            arena = Math.Max(arena, Align(offset + items[i].Bytes, alignment));
            if (!lanes.TryGetValue(offset, out var own))
            {
                lanes.Add(offset, own = new Lane());
            }

            own.Add(items[i]);
        }

        return new MemoryPlan(offsets, arena);
    }

    private static long Align(long value, int alignment) => (value + alignment - 1) / alignment * alignment;

    /// <summary>Buffers at one offset, which live one after the other.</summary>
    private sealed class Lane
    {
        private readonly List<Lifetime> buffers = [];

        public void Add(Lifetime buffer) => buffers.Insert(FirstThatLivesAt(buffer.First), buffer);

        /// <summary>The largest of the buffers that live together with one; 0 when none does.</summary>
        public long BytesDuring(Lifetime other)
        {
            long bytes = 0;
            for (var i = FirstThatLivesAt(other.First); i < buffers.Count && buffers[i].First <= other.Last; i++)
            {
                bytes = Math.Max(bytes, buffers[i].Bytes);
            }

            return bytes;
        }

        /// <summary>The first buffer whose life ends at a step or later.</summary>
        private int FirstThatLivesAt(int step)
        {
            var (low, high) = (0, buffers.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = buffers[middle].Last < step ? (middle + 1, high) : (low, middle);
            }

            return low;
        }
    }
}
