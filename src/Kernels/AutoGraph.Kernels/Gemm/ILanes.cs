namespace AutoGraph.Kernels;

/// <summary>The few things a tile does to a vector; <see cref="TileEmitter"/> finds them by name and emits calls,
/// which the JIT inlines. Masked forms touch no memory beyond the first columns.</summary>
internal unsafe interface ILanes<TVector>
{
    static abstract TVector Zero();

    static abstract TVector Load(byte* address);

    static abstract TVector LoadMasked(byte* address, TVector mask);

    static abstract TVector Broadcast(byte* address);

    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector sum);

    static abstract void Store(byte* address, TVector value);

    static abstract void StoreMasked(byte* address, TVector value, TVector mask);

    /// <summary>All bits set in the first lanes.</summary>
    static abstract TVector Mask(nint columns);

    static abstract void Prefetch(byte* address);
}
