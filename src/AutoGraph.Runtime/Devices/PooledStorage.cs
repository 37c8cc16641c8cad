namespace AutoGraph.Devices;

/// <summary>A block of the pool, given back by the finalizer or before.</summary>
internal sealed class PooledStorage : Storage
{
    private const int Nobody = -1;

    [ThreadStatic]
    private static bool isHeld;

    private readonly int sizeClass;

    public PooledStorage(long bytes)
    {
        holder = Environment.CurrentManagedThreadId;
        Address = MemoryPool.Rent(bytes, out sizeClass);
    }

    ~PooledStorage()
    {
        MemoryPool.Return(Address, sizeClass);
    }

    /// <summary>Until the end of the using block this thread gives nothing back: code of the user runs in the midst of
    /// a function that reads what that code may dispose.</summary>
    public static HoldingScope HoldAll()
    {
        var scope = new HoldingScope(isHeld);
        isHeld = true;
        return scope;
    }

    /// <inheritdoc/>
    public override bool Share()
    {
        var seen = Volatile.Read(ref holder);
        return seen == Everyone
            || (seen != Nobody && Interlocked.CompareExchange(ref holder, Everyone, seen) != Nobody);
    }

    /// <inheritdoc/>
    public override void GiveBack()
    {
        var thread = Environment.CurrentManagedThreadId;
        if (!isHeld && Interlocked.CompareExchange(ref holder, Nobody, thread) == thread)
        {
            GC.SuppressFinalize(this);
            MemoryPool.ReturnEarly(Address, sizeClass);
        }
    }

    /// <summary>Ends what <see cref="HoldAll"/> began.</summary>
    public readonly ref struct HoldingScope(bool before)
    {
        public void Dispose() => isHeld = before;
    }
}
