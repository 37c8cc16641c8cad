using AutoGraph.Devices;

namespace AutoGraph;

public sealed partial class Tensor : IDisposable
{
    private volatile Fate fate;

    /// <summary>What becomes of a tensor whose caller disposes it.</summary>
    private enum Fate : byte
    {
        /// <summary>It is the caller's alone.</summary>
        Owned,

        /// <summary>Something else holds it, too: it stays as it is.</summary>
        Kept,

        /// <summary>It is of no use any more.</summary>
        Disposed,
    }

    /// <summary>True after <see cref="Dispose"/>, unless something else held the tensor.</summary>
    internal bool IsDisposed => fate == Fate.Disposed;

    /// <summary>
    /// Gives the memory back before the collector would, while it is still in the caches: the next result of about the
    /// same size gets it. Worth it for results of some 10,000 elements or more that are made again and again.
    /// </summary>
    /// <remarks>
    /// Nobody has to call it, and twice is as good as once. Afterwards the tensor has a shape and a dtype, but
    /// operations on it throw <see cref="ObjectDisposedException"/>, and spans of it must not be used. Views of it stay
    /// as they are. Memory that views share, or that another thread has read, is left to the collector. A tensor that
    /// something else still holds (a tape that recorded it, a variable, a constant of a traced function, a list) stays
    /// usable, and so does a symbolic one: a method with <c>using</c> may be traced.
    /// </remarks>
    public void Dispose()
    {
        if (!IsSymbolic && fate == Fate.Owned)
        {
            fate = Fate.Disposed;
            storage!.GiveBack();
        }
    }

    /// <summary>This tensor, which something besides its caller holds from now on; disposing leaves it alone.</summary>
    internal Tensor Keep(string operation)
    {
        if (!IsSymbolic && fate != Fate.Kept)
        {
            Shared(operation);
            fate = Fate.Kept;
        }

        return this;
    }

    /// <summary>Another tensor over the same memory.</summary>
    internal Tensor Over(Layout view, bool isWeak = false) => new(DType, view, Shared("viewing"), isWeak);

    /// <summary>The memory, which a running operation or function may now read, whoever disposes the tensor on another
    /// thread.</summary>
    /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
    internal Storage Held(string operation)
        => storage is { IsOpen: true } open && fate != Fate.Disposed ? open : Shared(operation);

    /// <summary>The error for using a tensor after its disposal.</summary>
    internal ObjectDisposedException Disposed(string operation) => new(
        nameof(Tensor),
        $"{operation}: a tensor ({Spec}) was disposed before it was used here. Dispose it after its last use, or leave "
            + "it to the collector.");

    private Storage Shared(string operation)
    {
        var held = storage ?? throw NotConcrete("the elements");
        return fate != Fate.Disposed && held.Share() ? held : throw Disposed(operation);
    }
}
