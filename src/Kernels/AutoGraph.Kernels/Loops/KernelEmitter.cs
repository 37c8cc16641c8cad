using System.Reflection.Emit;

namespace AutoGraph.Kernels;

/// <summary>Emits the rows, the unrolled loop over vectors, the loop over what is left and the tail.</summary>
internal sealed class KernelEmitter
{
    // The JIT may inline in proportion to the length of a method's IL; unreachable code makes room for mathematics.
    private const int InliningAllowance = 3000;

    private readonly LoopProgram program;
    private readonly StrideClass[] classes;
    private readonly ILGenerator il;
    private readonly VectorCalls calls;
    private readonly FormulaEmitter formula;
    private readonly int lanes;
    private readonly int unroll;
    private readonly LocalBuilder[] pointers;
    private readonly LocalBuilder?[] strides;
    private readonly LocalBuilder?[,] accumulators;
    private readonly LocalBuilder index;
    private readonly LocalBuilder rest;
    private readonly LocalBuilder row;
    private int copy;
    private Extent extent;

    public KernelEmitter(LoopProgram program, StrideClass[] classes, LaneTypes types, ILGenerator il)
    {
        this.program = program;
        this.classes = classes;
        this.il = il;
        lanes = types.Lanes;
        calls = new(il, types);
        formula = new(program, il, calls, Load);
        unroll = program.Cost > 16 ? 1 : program.HasReductions ? 4 : program.Cost > 6 ? 1 : 2;
        pointers = new LocalBuilder[program.OperandCount];
        strides = new LocalBuilder?[program.OperandCount];
        accumulators = new LocalBuilder?[program.Outputs.Length, unroll];
        index = il.DeclareLocal(typeof(nint));
        rest = il.DeclareLocal(typeof(nint));
        row = il.DeclareLocal(typeof(nint));
    }

    private enum Extent
    {
        Full,
        Tail,
    }

    public void Emit()
    {
        LoadPointers();
        var nextRow = il.DefineLabel();
        var end = il.DefineLabel();
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Stloc, row);
        il.MarkLabel(nextRow);
        il.Emit(OpCodes.Ldloc, row);
        il.Emit(OpCodes.Brfalse, end);
        Row();
        for (int operand = 0; operand < pointers.Length; operand++)
        {
            il.Emit(OpCodes.Ldloc, pointers[operand]);
            LoadEntry(OpCodes.Ldarg_3, pointers.Length + operand);
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Stloc, pointers[operand]);
        }

        il.Emit(OpCodes.Ldloc, row);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Stloc, row);
        il.Emit(OpCodes.Br, nextRow);
        il.MarkLabel(end);
        il.Emit(OpCodes.Ret);
        for (int i = 0; i < InliningAllowance; i++)
        {
            il.Emit(OpCodes.Nop);
        }

        il.Emit(OpCodes.Ret);
    }

    private void LoadPointers()
    {
        for (int operand = 0; operand < pointers.Length; operand++)
        {
            pointers[operand] = il.DeclareLocal(typeof(nint));
            LoadEntry(OpCodes.Ldarg_0, operand);
            il.Emit(OpCodes.Stloc, pointers[operand]);
            if (classes[operand] == StrideClass.Strided)
            {
                strides[operand] = il.DeclareLocal(typeof(nint));
                LoadEntry(OpCodes.Ldarg_3, operand);
                il.Emit(OpCodes.Stloc, strides[operand]!);
            }
        }
    }

    private void LoadEntry(OpCode array, int entry)
    {
        il.Emit(array);
        il.Emit(OpCodes.Ldc_I4, entry * sizeof(long));
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Ldind_I);
    }

    private void Row()
    {
        KeepInvariants();
        for (int output = 0; output < program.Outputs.Length; output++)
        {
            for (int i = 0; i < unroll && IsFolded(output); i++)
            {
                var type = program.Outputs[output].Value.Type;
                accumulators[output, i] ??= il.DeclareLocal(calls.Types.Vector(calls.Types.Computed(type)));
                calls.Constant(type, program.Outputs[output].Reduction.Identity(type));
                il.Emit(OpCodes.Stloc, accumulators[output, i]!);
            }
        }

        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Stloc, index);
        extent = Extent.Full;
        if (unroll > 1)
        {
            VectorLoop(unroll);
        }

        VectorLoop(1);
        Tail();
        Fold();
    }

    /// <summary>Steps of fixed inputs only are computed once a row.</summary>
    private void KeepInvariants()
    {
        var steps = program.Listing.Steps;
        var invariant = new bool[steps.Length];
        formula.Forget();
        for (int i = 0; i < steps.Length; i++)
        {
            var step = steps[i];
            invariant[i] = step.Primitive == Primitive.Constant
                || (step.Primitive == Primitive.Input
                    ? classes[step.Payload] == StrideClass.Fixed
                    : invariant[step.A] && (step.B < 0 || invariant[step.B]) && (step.C < 0 || invariant[step.C]));
            if (invariant[i] && step.Primitive != Primitive.Constant)
            {
                formula.Keep(i);
            }
        }
    }

    /// <summary>do { bodies; index += step } while (a whole step is left).</summary>
    private void VectorLoop(int copies)
    {
        var top = il.DefineLabel();
        var test = il.DefineLabel();
        il.Emit(OpCodes.Br, test);
        il.MarkLabel(top);
        for (copy = 0; copy < copies; copy++)
        {
            Body();
        }

        copy = 0;
        il.Emit(OpCodes.Ldloc, index);
        il.Emit(OpCodes.Ldc_I4, lanes * copies);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, index);
        il.MarkLabel(test);
        il.Emit(OpCodes.Ldloc, index);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldc_I4, lanes * copies);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Ble, top);
    }

    private void Tail()
    {
        var done = il.DefineLabel();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldloc, index);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Stloc, rest);
        il.Emit(OpCodes.Ldloc, rest);
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Ble, done);
        extent = Extent.Tail;
        Body();
        il.MarkLabel(done);
    }

    /// <summary>All values first, then all stores: an output may lie where an input lies.</summary>
    private void Body()
    {
        formula.StartBody();
        var results = program.Listing.Results;
        var values = new LocalBuilder?[results.Length];
        for (int output = 0; output < results.Length; output++)
        {
            formula.Push(results[output]);
            if (results.Length > 1)
            {
                var type = program.Outputs[output].Value.Type;
                values[output] = il.DeclareLocal(calls.Types.Vector(calls.Types.Computed(type)));
                il.Emit(OpCodes.Stloc, values[output]!);
            }
        }

        for (int output = 0; output < results.Length; output++)
        {
            if (values[output] is { } value)
            {
                il.Emit(OpCodes.Ldloc, value);
            }

            Finish(output);
        }
    }

    /// <summary>Stores or accumulates the value on the stack.</summary>
    private void Finish(int output)
    {
        var (value, reduction) = program.Outputs[output];
        int operand = program.Inputs.Length + output;
        var local = il.DeclareLocal(calls.Types.Vector(calls.Types.Computed(value.Type)));
        il.Emit(OpCodes.Stloc, local);
        if (IsFolded(output))
        {
            var accumulator = accumulators[output, copy]!;
            il.Emit(OpCodes.Ldloc, accumulator);
            il.Emit(OpCodes.Ldloc, local);
            if (extent == Extent.Tail)
            {
                il.Emit(OpCodes.Ldloc, rest);
                calls.FoldFirst(reduction, value.Type);
            }
            else
            {
                calls.Operation(reduction.Operation(), calls.Types.Computed(value.Type));
            }

            il.Emit(OpCodes.Stloc, accumulator);
            return;
        }

        if (reduction != Reduction.None)
        {
            Access("Load", operand, value.Type);
            il.Emit(OpCodes.Ldloc, local);
            calls.Operation(reduction.Operation(), calls.Types.Computed(value.Type));
            il.Emit(OpCodes.Stloc, local);
        }

        il.Emit(OpCodes.Ldloc, local);
        Access("Store", operand, value.Type);
    }

    private void Load(int input)
    {
        if (classes[input] == StrideClass.Fixed)
        {
            il.Emit(OpCodes.Ldloc, pointers[input]);
            calls.Memory("Broadcast", program.Inputs[input]);
            return;
        }

        Access("Load", input, program.Inputs[input]);
    }

    /// <summary>Calls the load or store that fits the class of the operand and how many elements are left.</summary>
    private void Access(string verb, int operand, ElementType type)
    {
        bool strided = classes[operand] == StrideClass.Strided;
        Address(operand, type, strided);
        if (strided)
        {
            il.Emit(OpCodes.Ldloc, strides[operand]!);
        }

        if (extent == Extent.Tail)
        {
            il.Emit(OpCodes.Ldloc, rest);
        }
        else if (strided)
        {
            il.Emit(OpCodes.Ldc_I4, lanes);
            il.Emit(OpCodes.Conv_I);
        }

        calls.Memory(verb + (strided ? "Strided" : extent == Extent.Tail ? "First" : ""), type);
    }

    private void Address(int operand, ElementType type, bool strided)
    {
        il.Emit(OpCodes.Ldloc, pointers[operand]);
        il.Emit(OpCodes.Ldloc, index);
        if (strided)
        {
            if (copy > 0)
            {
                il.Emit(OpCodes.Ldc_I4, copy * lanes);
                il.Emit(OpCodes.Conv_I);
                il.Emit(OpCodes.Add);
            }

            il.Emit(OpCodes.Ldloc, strides[operand]!);
            il.Emit(OpCodes.Mul);
            il.Emit(OpCodes.Add);
            return;
        }

        il.Emit(OpCodes.Ldc_I4, type.Size());
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Mul);
        il.Emit(OpCodes.Add);
        if (copy > 0)
        {
            il.Emit(OpCodes.Ldc_I4, copy * lanes * type.Size());
            il.Emit(OpCodes.Conv_I);
            il.Emit(OpCodes.Add);
        }
    }

    /// <summary>Puts the accumulators of a row together, always in the same order.</summary>
    private void Fold()
    {
        for (int output = 0; output < program.Outputs.Length; output++)
        {
            if (!IsFolded(output))
            {
                continue;
            }

            var (value, reduction) = program.Outputs[output];
            il.Emit(OpCodes.Ldloc, accumulators[output, 0]!);
            for (int i = 1; i < unroll; i++)
            {
                il.Emit(OpCodes.Ldloc, accumulators[output, i]!);
                calls.Operation(reduction.Operation(), calls.Types.Computed(value.Type));
            }

            il.Emit(OpCodes.Ldloc, pointers[program.Inputs.Length + output]);
            calls.FoldInto(reduction, value.Type);
        }
    }

    /// <summary>True for an output reduced over the innermost axis.</summary>
    private bool IsFolded(int output)
        => program.Outputs[output].Reduction != Reduction.None
            && classes[program.Inputs.Length + output] == StrideClass.Fixed;
}
