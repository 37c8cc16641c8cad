using System.Reflection.Emit;

namespace AutoGraph.Kernels;

/// <summary>Emits the rows, the unrolled loop over vectors, the loop over what is left and the tail.</summary>
internal sealed class KernelEmitter
{
    private readonly LoopProgram program;
    private readonly StrideClass[] classes;
    private readonly ILGenerator il;
    private readonly VectorEmitter vectors;
    private readonly FormulaEmitter formula;
    private readonly int lanes;
    private readonly int unroll;
    private readonly LocalBuilder[] pointers;
    private readonly LocalBuilder?[] strides;
    private readonly int[,] accumulators;
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
        vectors = new(il, types);
        formula = new(program, vectors, Load);
        unroll = program.Cost > 16 ? 1 : program.HasReductions ? 4 : program.Cost > 6 ? 1 : 2;
        pointers = new LocalBuilder[program.OperandCount];
        strides = new LocalBuilder?[program.OperandCount];
        accumulators = new int[program.Outputs.Length, unroll];
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
                accumulators[output, i] = vectors.Lasting(vectors.Types.Computed(type));
                long identity = program.Outputs[output].Reduction.Identity(type);
                vectors.Assign(accumulators[output, i], formula.Constant(type, identity));
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
        int[] results = Array.ConvertAll(program.Listing.Results, formula.Value);
        for (int output = 0; output < results.Length; output++)
        {
            Finish(output, results[output]);
        }
    }

    /// <summary>Stores or accumulates a value.</summary>
    private void Finish(int output, int result)
    {
        var (value, reduction) = program.Outputs[output];
        int operand = program.Inputs.Length + output;
        var element = vectors.Types.Computed(value.Type);
        if (!IsFolded(output))
        {
            if (reduction != Reduction.None)
            {
                int before = Load(operand);
                result = vectors.Apply(reduction.Primitive(), element, before, result, result);
            }

            Store(operand, result);
            return;
        }

        int accumulator = accumulators[output, copy];
        if (extent == Extent.Full)
        {
            vectors.Assign(accumulator, vectors.Apply(reduction.Primitive(), element, accumulator, result, result));
            return;
        }

        vectors.Push(accumulator);
        vectors.Push(result);
        il.Emit(OpCodes.Ldloc, rest);
        il.Emit(OpCodes.Call, typeof(Bridge).GetMethod(nameof(Bridge.FoldFirst))!.MakeGenericMethod(
            reduction.Operation(), vectors.Types.Vector(element), vectors.Types.Register(element), element));
        vectors.Assign(accumulator, vectors.Pop(element));
    }

    private int Load(int operand)
    {
        var type = program.OperandType(operand);
        var element = vectors.Types.Computed(type);
        var stored = LaneTypes.Stored(type);
        var vector = vectors.Types.Vector(element);
        if (classes[operand] == StrideClass.Fixed)
        {
            il.Emit(OpCodes.Ldloc, pointers[operand]);
            il.Emit(OpCodes.Call, VectorMethods.Closed(typeof(Memory), "Read", element, stored));
            il.Emit(OpCodes.Call, VectorMethods.Get("Create", vector, 1));
            return vectors.Pop(element);
        }

        if (MovesTruth(operand, type))
        {
            Address(operand, type, strided: false);
            il.Emit(OpCodes.Call, typeof(Truth).GetMethod(nameof(Truth.Load))!);
            return vectors.Pop(element);
        }

        bool direct = PushAddress(operand, element == stored);
        il.Emit(OpCodes.Call, !direct ? VectorMethods.Closed(typeof(Memory), "LoadStrided", vector, element, stored)
            : extent == Extent.Tail ? vectors.BridgeMethod("LoadFirst", element)
            : VectorMethods.Get("Load", vector, 1));
        return vectors.Pop(element);
    }

    private void Store(int operand, int value)
    {
        var type = program.OperandType(operand);
        var element = vectors.Types.Computed(type);
        var stored = LaneTypes.Stored(type);
        var vector = vectors.Types.Vector(element);
        vectors.Push(value);
        if (MovesTruth(operand, type))
        {
            Address(operand, type, strided: false);
            il.Emit(OpCodes.Call, typeof(Truth).GetMethod(nameof(Truth.Store))!);
            return;
        }

        bool direct = PushAddress(operand, element == stored);
        il.Emit(OpCodes.Call, !direct ? VectorMethods.Closed(typeof(Memory), "StoreStrided", vector, element, stored)
            : extent == Extent.Tail ? vectors.BridgeMethod("StoreFirst", element)
            : VectorMethods.Get("Store", vector, 2));
    }

    private bool MovesTruth(int operand, ElementType type)
        => type == ElementType.Bool && lanes == 16 && Truth.IsSupported && extent == Extent.Full
            && classes[operand] == StrideClass.Contiguous;

    /// <summary>Pushes address, stride and count as the access needs them; true when whole vectors move.</summary>
    private bool PushAddress(int operand, bool sameType)
    {
        var type = program.OperandType(operand);
        bool strided = classes[operand] == StrideClass.Strided;
        Address(operand, type, strided);
        bool direct = sameType && !strided;
        if (strided)
        {
            il.Emit(OpCodes.Ldloc, strides[operand]!);
        }
        else if (!direct)
        {
            il.Emit(OpCodes.Ldc_I4, type.Size());
            il.Emit(OpCodes.Conv_I);
        }

        if (extent == Extent.Tail)
        {
            il.Emit(OpCodes.Ldloc, rest);
        }
        else if (!direct)
        {
            il.Emit(OpCodes.Ldc_I4, lanes);
            il.Emit(OpCodes.Conv_I);
        }

        return direct;
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
            var element = vectors.Types.Computed(value.Type);
            int whole = accumulators[output, 0];
            for (int i = 1; i < unroll; i++)
            {
                int part = accumulators[output, i];
                whole = vectors.Apply(reduction.Primitive(), element, whole, part, part);
            }

            vectors.Push(whole);
            il.Emit(OpCodes.Ldloc, pointers[program.Inputs.Length + output]);
            il.Emit(OpCodes.Call, typeof(Folding).GetMethod(nameof(Folding.Into))!.MakeGenericMethod(
                reduction.Operation(), vectors.Types.Vector(element), element, LaneTypes.Stored(value.Type)));
        }
    }

    /// <summary>True for an output reduced over the innermost axis.</summary>
    private bool IsFolded(int output)
        => program.Outputs[output].Reduction != Reduction.None
            && classes[program.Inputs.Length + output] == StrideClass.Fixed;
}
