using System.Reflection.Emit;

namespace AutoGraph.Kernels;

/// <summary>Emits the rows, the unrolled loop over vectors, the loop over what is left and the tail.</summary>
internal sealed partial class KernelEmitter
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

    private void Row()
    {
        KeepInvariants();
        StartFolding();
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
}
