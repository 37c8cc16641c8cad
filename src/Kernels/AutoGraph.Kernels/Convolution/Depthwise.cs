namespace AutoGraph.Kernels;

/// <summary>Convolutions whose channels each have a filter of their own: too few multiply-adds for a product, so they
/// are vectors over the channels.</summary>
internal static unsafe class Depthwise
{
    /// <summary>Patches times filters, forward or backward.</summary>
    public static void Product(ElementType type, in PatchSpace patches, void* source, void* filters, void* target)
    {
        if (patches.Positions > 0 && patches.Taps > 0)
        {
            Registers.Run(nameof(Convolution), type, new ProductWork(patches, source, filters, target));
        }
    }

    /// <summary>The cotangents of the filters.</summary>
    public static void FilterGradient(
        ElementType type, in PatchSpace patches, void* source, void* upstream, void* gradient)
        => Registers.Run(nameof(Convolution), type, new GradientWork(patches, source, upstream, gradient));

    private readonly struct ProductWork(PatchSpace patches, void* source, void* filters, void* target) : IRegisterWork
    {
        public void Run<TRegister, T>()
            where TRegister : unmanaged, IRegister<TRegister, T>
            where T : unmanaged
        {
            var job = new DepthwiseJob<TRegister, T>(patches, (T*)source, (T*)filters, (T*)target);
            Workers.Run(job.Chunks, ref job);
        }
    }

    private readonly struct GradientWork(PatchSpace patches, void* source, void* upstream, void* gradient)
        : IRegisterWork
    {
        public void Run<TRegister, T>()
            where TRegister : unmanaged, IRegister<TRegister, T>
            where T : unmanaged
        {
            var job = new DepthwiseGradientJob<TRegister, T>(patches, (T*)source, (T*)upstream, (T*)gradient);
            Workers.Run(job.Sums.Parts, ref job);
            job.Sums.Add();
        }
    }
}
