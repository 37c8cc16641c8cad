namespace AutoGraph.Kernels;

/// <summary>Convolutions by 3x3 filters with fewer multiply-adds than there are products; see
/// <see cref="WinogradTransforms{TRegister, T}"/>.</summary>
internal static unsafe class Winograd
{
    /// <summary>Patches times filters, forward or backward.</summary>
    /// <param name="type">Of all.</param>
    /// <param name="patches">A space that <see cref="WinogradTiles.Suits"/>.</param>
    /// <param name="panels">The filters, not yet packed.</param>
    /// <param name="tiles">Of the element type.</param>
    /// <param name="source">Read.</param>
    /// <param name="target">Written.</param>
    public static void Product(
        ElementType type, in PatchSpace patches, in FilterPanels panels, TileSet tiles, void* source, void* target)
        => Registers.Run(nameof(Convolution), type, new ProductWork(patches, panels, tiles, source, target));

    /// <summary>The cotangents of the filters.</summary>
    /// <param name="type">Of all.</param>
    /// <param name="patches">A space that <see cref="WinogradTiles.Suits"/>: the outputs as they gather from the
    /// inputs.</param>
    /// <param name="tiles">Of the element type.</param>
    /// <param name="source">The inputs.</param>
    /// <param name="upstream">The cotangents of the outputs.</param>
    /// <param name="gradient">Written.</param>
    public static void FilterGradient(
        ElementType type, in PatchSpace patches, TileSet tiles, void* source, void* upstream, void* gradient)
        => Registers.Run(nameof(Convolution), type, new GradientWork(patches, tiles, source, upstream, gradient));

    private readonly struct ProductWork(
        PatchSpace patches, FilterPanels panels, TileSet tiles, void* source, void* target) : IRegisterWork
    {
        public void Run<TRegister, T>()
            where TRegister : unmanaged, IRegister<TRegister, T>
            where T : unmanaged
        {
            var steps = patches.SourceChannels;
            var packed = ThreadMemory.OfAtLeast<WinogradFilters<TRegister, T>>(
                WinogradFilters<TRegister, T>.PackedBytes(panels, steps));
            var filters = new WinogradFilters<TRegister, T>(panels, steps, packed);
            Workers.Run(filters.Panels, ref filters);
            var product = new WinogradProductJob<TRegister, T>(patches, filters, tiles, (T*)source, (T*)target);
            Workers.Run(product.Chunks, ref product);
        }
    }

    private readonly struct GradientWork(
        PatchSpace patches, TileSet tiles, void* source, void* upstream, void* gradient) : IRegisterWork
    {
        public void Run<TRegister, T>()
            where TRegister : unmanaged, IRegister<TRegister, T>
            where T : unmanaged
        {
            var job = new WinogradGradientJob<TRegister, T>(
                patches, tiles, (T*)source, (T*)upstream, (T*)gradient);
            Workers.Run(job.Chunks, ref job);
            job.Sums.Add();
        }
    }
}
