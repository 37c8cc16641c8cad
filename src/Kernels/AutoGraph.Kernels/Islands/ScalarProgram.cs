using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>
/// Loops and branches over single elements: a structured program whose values live in registers from its first
/// statement to its last.
/// </summary>
/// <remarks>
/// Immutable and safe to run from several threads at once; running allocates nothing. Every formula has the bits that a
/// <see cref="Loop"/> over one element would give it.
/// </remarks>
public sealed unsafe class ScalarProgram
{
    private ScalarKernel? kernel;

    internal ScalarProgram(
        ImmutableArray<ElementType> registers,
        int inputCount,
        ImmutableArray<ScalarStatement> body,
        ImmutableArray<Scalar> results)
    {
        Registers = registers;
        InputCount = inputCount;
        Body = body;
        Results = results;
    }

    /// <summary>What comes out when all statements are done, as formulas of the registers.</summary>
    public ImmutableArray<Scalar> Results { get; }

    /// <summary>What each register holds. The first ones are the inputs.</summary>
    internal ImmutableArray<ElementType> Registers { get; }

    /// <summary>How many registers are set before the first statement.</summary>
    internal int InputCount { get; }

    /// <summary>The statements.</summary>
    internal ImmutableArray<ScalarStatement> Body { get; }

    private ScalarKernel Kernel => kernel ??= Compile();

    /// <summary>Runs the program.</summary>
    /// <param name="operands">Addresses of one element each: the inputs, then the results. A result may lie where an
    /// input lies.</param>
    public void Run(nint* operands) => Kernel(operands);

    /// <summary>The statements on one line, the same in every run.</summary>
    public override string ToString() => ScalarProgramText.Of(this);

    private ScalarKernel Compile()
    {
        long start = Stopwatch.GetTimestamp();
        var made = RuntimeFeature.IsDynamicCodeSupported
            ? ScalarCompiler.Compile(this)
            : ScalarInterpreter.Compile(this);
        CompiledKernels.Add(start);
        return made;
    }
}

/// <summary>A program made ready to run.</summary>
internal unsafe delegate void ScalarKernel(nint* operands);
