using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <content>Outputs that no cache would keep go past the caches: memory is not read to be overwritten.</content>
public sealed unsafe partial class Loop
{
    /// <summary>More than a last-level cache has for one program.</summary>
    private const long StreamedBytes = 32 << 20;

    /// <summary>The kernel for aligned outputs that are not inputs too; null for a loop that writes little.</summary>
    private readonly Kernel? streaming;

    private bool Streams()
    {
        long written = 0;
        for (int operand = program.Inputs.Length; operand < operands; operand++)
        {
            var type = program.OperandType(operand);
            bool whole = type.Size() >= sizeof(int) && geometry[rank + operand] == type.Size();
            for (int axis = 1; axis < rank; axis++)
            {
                whole &= geometry[axis] == 1 || geometry[rank + axis * operands + operand] % Alignment == 0;
            }

            if (!whole)
            {
                return false;
            }

            written += type.Size();
        }

        for (int axis = 0; axis < rank; axis++)
        {
            written *= geometry[axis];
        }

        return written > StreamedBytes && !program.HasReductions && turned.Length == 0
            && RuntimeFeature.IsDynamicCodeCompiled;
    }

    /// <summary>What makes streamed outputs of contiguous ones in the key of a kernel.</summary>
    private UInt128 StreamedOutputs()
    {
        UInt128 difference = 0;
        for (int operand = program.Inputs.Length; operand < operands; operand++)
        {
            difference |= (UInt128)(byte)(StrideClass.Contiguous ^ StrideClass.Streamed) << (2 * operand);
        }

        return difference;
    }

    /// <summary>True when all outputs are aligned, and none lies over an input, whose memory is read anyway.</summary>
    private bool MayStream(nint* pointers)
    {
        for (int operand = program.Inputs.Length; operand < operands; operand++)
        {
            var inputs = new ReadOnlySpan<nint>(pointers, program.Inputs.Length);
            if (pointers[operand] % Alignment != 0 || inputs.Contains(pointers[operand]))
            {
                return false;
            }
        }

        return true;
    }
}
