using System.Runtime.InteropServices;

namespace AutoGraph.Kernels;

/// <summary>A place for the job of one caller that workers can help with.</summary>
/// <remarks>
/// <para>What keeps a late worker away from a caller that has gone: nobody looks at the job before it has claimed a
/// chunk, and a caller does not leave before every claimed chunk is done. A claim shortens the range of
/// <c>Unclaimed</c> chunks by compare-and-swap and carries nothing over from before, so a worker that slept between
/// reading the range and swapping has simply claimed a chunk of whatever job is there now.</para>
/// <para>The caller takes chunks from the front and workers take them from the back. Steps that follow each other cut
/// their tensors alike, so each core finds in its own cache what it wrote there before.</para>
/// </remarks>
internal sealed unsafe class SharedJob
{
    /// <summary>Looks while waiting for others to end their chunks before the time slice is given up.</summary>
    private const int LooksBeforeYielding = 2000;

    private Counters _counters;
    private delegate*<void*, int, void> _run;
    private void* _job;
    private Exception? _failure;

    /// <summary>True while a caller has the place.</summary>
    public bool IsOwned => Volatile.Read(ref _counters.Owned) != 0;

    /// <summary>True while a chunk waits to be claimed.</summary>
    public bool HasChunks => !ChunkRange.Of(Volatile.Read(ref _counters.Unclaimed)).IsEmpty;

    /// <summary>Makes the calling thread the owner, unless there is one.</summary>
    public bool TryEnter() => !IsOwned && Interlocked.CompareExchange(ref _counters.Owned, 1, 0) == 0;

    /// <summary>Owner only: offers the chunks to everybody.</summary>
    public void Publish(delegate*<void*, int, void> run, void* job, int chunks)
    {
        _run = run;
        _job = job;
        _counters.Unfinished = chunks;
        Interlocked.Exchange(ref _counters.Unclaimed, new ChunkRange(0, chunks).Bits);
    }

    /// <summary>Claims and runs chunks until none is left.</summary>
    /// <param name="fromFront">For the owner; others take them from the back.</param>
    public void Help(bool fromFront)
    {
        var ended = 0;
        try
        {
            while (TryClaim(fromFront, out var chunk))
            {
                ended++;
                _run(_job, chunk);
            }
        }
        catch (Exception failure)
        {
            Interlocked.CompareExchange(ref _failure, failure, null);
            ended += ChunkRange.Of(Interlocked.Exchange(ref _counters.Unclaimed, 0)).Count;
        }

        if (ended > 0)
        {
            Interlocked.Add(ref _counters.Unfinished, -ended);
        }
    }

    /// <summary>Owner only: waits for the chunks of others and gives the place up.</summary>
    /// <returns>What a chunk threw, the first if there are several.</returns>
    public Exception? FinishAndLeave()
    {
        var wait = default(SpinWait);
        for (var look = 0; Volatile.Read(ref _counters.Unfinished) != 0; look++)
        {
            if (look < LooksBeforeYielding)
            {
                Thread.SpinWait(1);
            }
            else
            {
                wait.SpinOnce(sleep1Threshold: -1);
            }
        }

        var failure = _failure;
        _failure = null;
        Volatile.Write(ref _counters.Owned, 0);
        return failure;
    }

    private bool TryClaim(bool fromFront, out int chunk)
    {
        var unclaimed = Volatile.Read(ref _counters.Unclaimed);
        while (ChunkRange.Of(unclaimed) is { IsEmpty: false } range)
        {
            chunk = fromFront ? range.First : range.End - 1;
            var left = fromFront ? range with { First = chunk + 1 } : range with { End = chunk };
            var seen = Interlocked.CompareExchange(ref _counters.Unclaimed, left.Bits, unclaimed);
            if (seen == unclaimed)
            {
                return true;
            }

            unclaimed = seen;
        }

        chunk = -1;
        return false;
    }

    /// <summary>A cache line (two, as they are fetched in pairs) each, since different threads spin on them.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 512)]
    private struct Counters
    {
        [FieldOffset(128)]
        public long Unclaimed;

        [FieldOffset(256)]
        public int Unfinished;

        [FieldOffset(384)]
        public int Owned;
    }
}
