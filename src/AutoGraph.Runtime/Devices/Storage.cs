using System.Runtime.CompilerServices;

namespace AutoGraph.Devices;

/// <summary>The memory behind tensors: 64-byte aligned, at a fixed address,
/// returned by itself when nobody reaches it.</summary>
/// <remarks>
/// A pool's block may be given back before that, on the thread that made it and as long as nothing else has shared it
/// since: a view, a tape, a variable, a graph, or another thread, which shares what it reads before it reads. So a
/// reader never counts, and memory that somebody may be reading is never given to another tensor.
/// </remarks>
internal abstract class Storage
{
    /// <summary>Up to this size buffers are cut from slabs that the collector owns;
    /// a finalizer would cost more than they do.</summary>
    private const int SlabLimitBytes = 512;

    /// <summary>Where the first byte lies; 0 for values that are no numbers.</summary>
    public nint Address { get; protected set; }

    private protected const int Everyone = 0;

    /// <summary>The thread that made it, as long as that alone has seen it.</summary>
    private protected int holder = Everyone;

    /// <summary>Whether this thread may read it without sharing it first.</summary>
    public bool IsOpen => holder == Everyone || holder == Environment.CurrentManagedThreadId;

    /// <summary>Leaves it to the collector from now on.</summary>
    /// <returns>False when it was given back already: it must not be read any more.</returns>
    public virtual bool Share() => true;

    /// <summary>Gives the memory back now, when nothing else shares it.</summary>
    public virtual void GiveBack()
    {
    }

    /// <summary>Memory for so many bytes, not cleared.</summary>
    public static Storage Allocate(long bytes)
        => bytes <= SlabLimitBytes ? SlabStorage.Cut((int)bytes) : new PooledStorage(bytes);
}

/// <summary>A piece of a pinned array: no finalizer, the array lives as long as one of its pieces.</summary>
internal sealed unsafe class SlabStorage : Storage
{
    // Small, since one scalar that is kept keeps its whole slab.
    private const int SlabBytes = 4096;
    private const int Alignment = 64;

    [ThreadStatic]
    private static byte[]? current;

    [ThreadStatic]
    private static int used;

    private readonly byte[] slab;

    private SlabStorage(byte[] slab, nint address)
    {
        this.slab = slab;
        Address = address;
    }

    public static SlabStorage Cut(int bytes)
    {
        var size = Math.Max(Alignment, (bytes + Alignment - 1) & -Alignment);
        if (current is null || used + size > SlabBytes)
        {
            current = GC.AllocateUninitializedArray<byte>(SlabBytes + Alignment, pinned: true);
            used = 0;
        }

        var start = (nint)Unsafe.AsPointer(ref current[0]);
        var aligned = (start + Alignment - 1) & -Alignment;
        var result = new SlabStorage(current, aligned + used);
        used += size;
        return result;
    }
}

/// <summary>The elements of a string tensor.</summary>
internal sealed class StringStorage(string[] items) : Storage
{
    public string[] Items { get; } = items;
}
