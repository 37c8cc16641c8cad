namespace AutoGraph.Kernels;

/// <summary>A vector register that can be loaded and stored.</summary>
internal unsafe interface IRegister<TSelf, T> : ISimd<TSelf, T>
    where TSelf : unmanaged, IRegister<TSelf, T>
    where T : unmanaged
{
    static abstract int Count { get; }

    static abstract TSelf Broadcast(T value);

    static abstract TSelf Load(T* source);

    /// <summary>The first <paramref name="count"/> elements, 0 behind them; reads no further.</summary>
    static abstract TSelf LoadFirst(T* source, nint count);

    static abstract void Store(TSelf value, T* target);

    /// <summary>Writes the first <paramref name="count"/> elements only.</summary>
    static abstract void StoreFirst(TSelf value, T* target, nint count);

    /// <summary>A mask of the first <paramref name="count"/> elements.</summary>
    static abstract TSelf FirstLanes(nint count);

    /// <summary>True when no bit of the mask is set.</summary>
    static abstract bool None(TSelf mask);
}
