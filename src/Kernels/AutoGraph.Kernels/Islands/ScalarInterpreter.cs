using System.Buffers;
using System.Collections.Immutable;

namespace AutoGraph.Kernels;

/// <summary>Runs a scalar program without dynamic code: the steps of tiles, on tiles of one element.</summary>
internal sealed unsafe class ScalarInterpreter
{
    /// <summary>One vector: a step may write whole ones.</summary>
    private const int SlotBytes = 32;

    private const int StackSlots = 64;

    private readonly ScalarProgram program;
    private readonly TileStep[] loads;
    private readonly Node[] body;
    private readonly Formulas results;
    private readonly TileOutput[] outputs;
    private int slotCount;

    private ScalarInterpreter(ScalarProgram program)
    {
        this.program = program;
        slotCount = program.Registers.Length;
        loads = [.. program.Registers.Take(program.InputCount)
            .Select((type, i) => TileSteps.Of([new Step(Primitive.Input, type, i, -1, -1, -1)], 0))];
        body = Nodes(program.Body);
        results = Compile(program.Results);
        outputs = [.. program.Results.Select(static result => TileOutput.Of(new LoopOutput(result)))];
    }

    public static ScalarKernel Compile(ScalarProgram program) => new ScalarInterpreter(program).Run;

    private void Run(nint* operands)
    {
        byte* few = stackalloc byte[(StackSlots + 1) * SlotBytes];
        var rented = slotCount > StackSlots ? ArrayPool<byte>.Shared.Rent((slotCount + 1) * SlotBytes) : null;
        fixed (byte* many = rented)
        {
            byte* slots = (byte*)(((nint)(rented is null ? few : many) + SlotBytes - 1) & -SlotBytes);
            for (int i = 0; i < loads.Length; i++)
            {
                loads[i].Apply(slots + i * SlotBytes, (byte*)operands[i], null, null, 1);
            }

            Run(body, slots);
            results.Compute(slots);
            for (int i = 0; i < outputs.Length; i++)
            {
                outputs[i].Finish(
                    results.Value(slots, i), (byte*)operands[loads.Length + i], 0, 1, StrideClass.Contiguous);
            }
        }

        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static void Run(Node[] nodes, byte* slots)
    {
        foreach (var node in nodes)
        {
            node.Run(slots);
        }
    }

    private Node[] Nodes(ImmutableArray<ScalarStatement> statements) => [.. statements.Select(Compile)];

    private Node Compile(ScalarStatement statement) => statement switch
    {
        Assignment(var registers, var values) => new Setting([.. registers], Compile(values)),
        Branch(var condition, var then, var otherwise)
            => new Choosing(Compile([condition]), Nodes(then), Nodes(otherwise)),
        Repetition(var test, var condition, var repeated)
            => new Repeating(Nodes(test), Compile([condition]), Nodes(repeated)),
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement, "Not a statement."),
    };

    private Formulas Compile(ImmutableArray<Scalar> values)
    {
        var formulas = new Formulas(Listing.Of(values.AsSpan()), slotCount);
        slotCount += formulas.Length;
        return formulas;
    }

    /// <summary>Formulas whose steps have slots from a first one on; a register has the slot of its number.</summary>
    private sealed class Formulas(Listing listing, int first)
    {
        private readonly TileStep[] steps =
            [.. listing.Steps.Select((_, i) => TileSteps.Of(listing.Steps, i))];

        private readonly TileStep?[] rounding = Array.ConvertAll(listing.Steps, TileSteps.Rounding);

        public int Length => steps.Length;

        public void Compute(byte* slots)
        {
            for (int i = 0; i < steps.Length; i++)
            {
                var step = listing.Steps[i];
                if (step.Primitive != Primitive.Input)
                {
                    byte* target = slots + (first + i) * SlotBytes;
                    byte* a = step.A < 0 ? target : Place(slots, step.A);
                    steps[i].Apply(
                        target, a, step.B < 0 ? a : Place(slots, step.B), step.C < 0 ? a : Place(slots, step.C), 1);
                    rounding[i]?.Apply(target, target, target, target, 1);
                }
            }
        }

        /// <summary>Where the value of a formula is.</summary>
        public byte* Value(byte* slots, int formula) => Place(slots, listing.Results[formula]);

        private byte* Place(byte* slots, int step)
            => slots + SlotBytes * (listing.Steps[step].Primitive == Primitive.Input
                ? (int)listing.Steps[step].Payload
                : first + step);
    }

    private abstract class Node
    {
        public abstract void Run(byte* slots);
    }

    private sealed class Setting(int[] registers, Formulas values) : Node
    {
        public override void Run(byte* slots)
        {
            values.Compute(slots);
            long* saved = stackalloc long[registers.Length];
            for (int i = 0; i < registers.Length; i++)
            {
                saved[i] = *(long*)values.Value(slots, i);
            }

            for (int i = 0; i < registers.Length; i++)
            {
                *(long*)(slots + registers[i] * SlotBytes) = saved[i];
            }
        }
    }

    private sealed class Choosing(Formulas condition, Node[] then, Node[] otherwise) : Node
    {
        public override void Run(byte* slots)
        {
            condition.Compute(slots);
            ScalarInterpreter.Run(*(int*)condition.Value(slots, 0) != 0 ? then : otherwise, slots);
        }
    }

    private sealed class Repeating(Node[] test, Formulas condition, Node[] body) : Node
    {
        public override void Run(byte* slots)
        {
            while (true)
            {
                ScalarInterpreter.Run(test, slots);
                condition.Compute(slots);
                if (*(int*)condition.Value(slots, 0) == 0)
                {
                    return;
                }

                ScalarInterpreter.Run(body, slots);
            }
        }
    }
}
