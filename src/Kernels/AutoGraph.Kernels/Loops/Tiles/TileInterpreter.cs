namespace AutoGraph.Kernels;

/// <summary>Runs a program without dynamic code: step after step over tiles that stay in the L1 cache.</summary>
/// <remarks>
/// The same operations as compiled loops, so elements have the same bits. Sums are accumulated in fewer lanes than
/// compiled loops may use, so reductions of floats may differ from theirs in the last bits; they never depend on
/// threads.
/// </remarks>
internal sealed unsafe class TileInterpreter
{
    /// <summary>Elements of a tile: with 8 bytes each, a dozen steps fit into 32 KB.</summary>
    private const int TileElements = 256;

    private const int SlotBytes = TileElements * sizeof(long);

    private readonly LoopProgram program;
    private readonly StrideClass[] classes;
    private readonly TileStep[] steps;
    private readonly TileStep?[] rounding;
    private readonly TileOutput[] outputs;

    private TileInterpreter(LoopProgram program, StrideClass[] classes)
    {
        this.program = program;
        this.classes = classes;
        steps = new TileStep[program.Listing.Steps.Length];
        rounding = new TileStep?[steps.Length];
        for (int i = 0; i < steps.Length; i++)
        {
            steps[i] = TileSteps.Of(program.Listing.Steps, i);
            rounding[i] = TileSteps.Rounding(program.Listing.Steps[i]);
        }

        outputs = [.. program.Outputs.Select(static output => TileOutput.Of(output))];
    }

    /// <summary>The inner two axes for operands that move as the classes say.</summary>
    public static Kernel Compile(LoopProgram program, StrideClass[] classes)
        => new TileInterpreter(program, classes).Run;

    private void Run(nint* pointers, nint count, nint rows, nint* strides)
    {
        byte* slots = stackalloc byte[SlotBytes * Math.Min(steps.Length, 16) + 64];
        byte[]? rented = null;
        if (steps.Length > 16)
        {
            rented = System.Buffers.ArrayPool<byte>.Shared.Rent(SlotBytes * steps.Length + 64);
        }

        fixed (byte* large = rented)
        {
            byte* start = (byte*)(((nint)(rented is null ? slots : large) + 63) & ~(nint)63);
            FillConstants(start);
            for (nint row = 0; row < rows; row++)
            {
                for (nint first = 0; first < count; first += TileElements)
                {
                    Tile(start, pointers, strides, row, first, (int)Math.Min(TileElements, count - first));
                }
            }
        }

        if (rented is not null)
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void FillConstants(byte* slots)
    {
        for (int i = 0; i < steps.Length; i++)
        {
            var step = program.Listing.Steps[i];
            if (step.Primitive == Primitive.Constant)
            {
                steps[i].Apply(slots + i * SlotBytes, null, null, null, TileElements);
            }
        }
    }

    private void Tile(byte* slots, nint* pointers, nint* strides, nint row, nint first, int count)
    {
        for (int i = 0; i < steps.Length; i++)
        {
            var step = program.Listing.Steps[i];
            byte* target = slots + i * SlotBytes;
            if (step.Primitive == Primitive.Input)
            {
                steps[i].Apply(target, Address((int)step.Payload), (byte*)strides[step.Payload], null, count);
            }
            else if (step.Primitive != Primitive.Constant)
            {
                byte* a = slots + step.A * SlotBytes;
                byte* b = step.B < 0 ? a : slots + step.B * SlotBytes;
                byte* c = step.C < 0 ? a : slots + step.C * SlotBytes;
                steps[i].Apply(target, a, b, c, count);
                rounding[i]?.Apply(target, target, target, target, count);
            }
        }

        for (int output = 0; output < outputs.Length; output++)
        {
            int operand = program.Inputs.Length + output;
            byte* values = slots + program.Listing.Results[output] * SlotBytes;
            outputs[output].Finish(values, Address(operand), strides[operand], count, classes[operand]);
        }

        byte* Address(int operand)
            => (byte*)(pointers[operand] + row * strides[program.OperandCount + operand] + first * strides[operand]);
    }
}
