using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>The compiled forms of one program, by the stride classes of its operands.</summary>
internal sealed class KernelSet
{
    private static readonly ConcurrentDictionary<LoopProgram, KernelSet> Sets = new();

    private readonly LoopProgram program;
    private readonly Lock compiling = new();

    // Replaced whole when a form is added: reading needs no lock. Few forms ever exist, so a scan is fastest.
    private volatile (UInt128 Classes, Kernel Kernel)[] forms = [];

    private KernelSet(LoopProgram program) => this.program = program;

    public static KernelSet Of(LoopProgram program) => Sets.GetOrAdd(program, static key => new(key));

    /// <summary>The classes of a key.</summary>
    public static StrideClass[] Unpack(UInt128 classes, int operands)
    {
        var unpacked = new StrideClass[operands];
        for (int i = 0; i < unpacked.Length; i++)
        {
            unpacked[i] = (StrideClass)(byte)((classes >> (2 * i)) & 3);
        }

        return unpacked;
    }

    /// <summary>The form for the given classes, two bits an operand; compiled at first use.</summary>
    /// <param name="classes">Of the operands.</param>
    /// <param name="isShared">It was there before.</param>
    public Kernel Get(UInt128 classes, out bool isShared)
    {
        isShared = true;
        foreach (var (known, kernel) in forms)
        {
            if (known == classes)
            {
                return kernel;
            }
        }

        return Add(classes, out isShared);
    }

    private Kernel Add(UInt128 classes, out bool isShared)
    {
        isShared = true;
        lock (compiling)
        {
            foreach (var (known, kernel) in forms)
            {
                if (known == classes)
                {
                    return kernel;
                }
            }

            isShared = false;
            long start = Stopwatch.GetTimestamp();
            var unpacked = Unpack(classes, program.OperandCount);
            var added = RuntimeFeature.IsDynamicCodeCompiled
                ? LoopCompiler.Compile(program, unpacked)
                : TileInterpreter.Compile(program, unpacked);
            CompiledKernels.Add(start);
            forms = [.. forms, (classes, added)];
            return added;
        }
    }
}
