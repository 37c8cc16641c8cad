using System.Diagnostics.CodeAnalysis;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoGraph.Kernels;

/// <summary>
/// Writes the machine code of a loop: IL over vectors in a DynamicMethod, which the JIT optimises at once.
/// </summary>
internal static class LoopCompiler
{
    /// <summary>Bytes of the widest register that the hardware has.</summary>
    public static int RegisterBytes { get; } = Vector512.IsHardwareAccelerated ? 64
        : Vector256.IsHardwareAccelerated ? 32
        : 16;

    /// <summary>The inner two axes for operands that move as the classes say.</summary>
    [RequiresDynamicCode("Emits a DynamicMethod.")]
    public static Kernel Compile(LoopProgram program, StrideClass[] classes)
        => Compile(program, classes, RegisterBytes);

    /// <summary>The same for a register of 64, 32 or 16 bytes.</summary>
    [RequiresDynamicCode("Emits a DynamicMethod.")]
    public static Kernel Compile(LoopProgram program, StrideClass[] classes, int registerBytes)
    {
        var method = new DynamicMethod(
            "Loop",
            typeof(void),
            [typeof(ConstantTable), typeof(nint*), typeof(nint), typeof(nint), typeof(nint*)],
            typeof(LoopCompiler).Module,
            skipVisibility: true);
        var types = LaneTypes.Of(program, registerBytes);
        var numbers = new ConstantTable();
        new KernelEmitter(program, classes, types, method.GetILGenerator(1024), numbers).Emit();
        numbers.Complete();
        var kernel = method.CreateDelegate<Kernel>(numbers);

        ThreadPool.UnsafeQueueUserWorkItem(Prepare, kernel, preferLocal: false);
        return kernel;
    }

    /// <summary>Lets the JIT work on a kernel now, beside what follows, and not at the first call.</summary>
    private static void Prepare(Kernel kernel)
    {
        try
        {
            RuntimeHelpers.PrepareDelegate(kernel);
        }
        catch (Exception)
        {
            // The first call throws it again, where somebody can catch it.
        }
    }
}
