using System.Diagnostics.CodeAnalysis;
using System.Reflection.Emit;

namespace AutoGraph.Kernels;

/// <summary>Emits the rows, the loop over several vectors at a time, the loop over single ones and the tail.</summary>
/// <remarks>The tail loads and stores the elements that there are: no byte outside an operand is touched.</remarks>
[RequiresDynamicCode("Emits a DynamicMethod.")]
internal sealed partial class KernelEmitter
{
    /// <summary>Work of an element above which a loop waits for its formula, not for memory: it has long chains of
    /// instructions, and more constants than there are registers.</summary>
    private const int HeavyCost = 6;

    // Arguments of the method: the table of constants, then those of a kernel.
    private const byte Pointers = 1;
    private const byte Strides = 4;

    private readonly LoopProgram program;
    private readonly StrideClass[] classes;
    private readonly ILGenerator il;
    private readonly VectorEmitter vectors;
    private readonly FormulaEmitter formula;
    private readonly int lanes;
    private readonly bool heavy;
    private readonly int unroll;
    private readonly LocalBuilder[] pointers;
    private readonly LocalBuilder?[] strides;
    private readonly int[] accumulators;
    private readonly LocalBuilder index;
    private readonly LocalBuilder rest;
    private readonly LocalBuilder row;
    private Extent extent;

    public KernelEmitter(
        LoopProgram program, StrideClass[] classes, LaneTypes types, ILGenerator il, ConstantTable numbers)
    {
        this.program = program;
        this.classes = classes;
        this.il = il;
        lanes = types.Lanes;
        vectors = new(il, types, numbers);
        formula = new(program, vectors, Load);
        heavy = program.Cost > HeavyCost;
        unroll = program.HasReductions && !heavy ? 4 : 2;
        pointers = new LocalBuilder[program.OperandCount];
        strides = new LocalBuilder?[program.OperandCount];
        accumulators = new int[program.Outputs.Length];
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
        if (heavy)
        {
            vectors.UseTable();
        }

        LoadPointers();
        var nextRow = il.DefineLabel();
        var end = il.DefineLabel();
        il.Emit(OpCodes.Ldarg_3);
        il.Emit(OpCodes.Stloc, row);
        il.MarkLabel(nextRow);
        il.Emit(OpCodes.Ldloc, row);
        il.Emit(OpCodes.Brfalse, end);
        Row();
        for (int operand = 0; operand < pointers.Length; operand++)
        {
            il.Emit(OpCodes.Ldloc, pointers[operand]);
            LoadEntry(Strides, pointers.Length + operand);
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
        VectorLoop(unroll);
        if (!heavy)
        {
            VectorLoop(1);
        }

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
        Body(copies);
        il.Emit(OpCodes.Ldloc, index);
        il.Emit(OpCodes.Ldc_I4, lanes * copies);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, index);
        il.MarkLabel(test);
        il.Emit(OpCodes.Ldloc, index);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Ldc_I4, lanes * copies);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Ble, top);
    }

    /// <summary>What is left, in part of a vector or, of a heavy formula, in whole ones before it.</summary>
    private void Tail()
    {
        var top = il.DefineLabel();
        var done = il.DefineLabel();
        il.MarkLabel(top);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Ldloc, index);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Stloc, rest);
        il.Emit(OpCodes.Ldloc, rest);
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Ble, done);
        if (heavy)
        {
            il.Emit(OpCodes.Ldloc, rest);
            il.Emit(OpCodes.Ldc_I4, lanes);
            il.Emit(OpCodes.Conv_I);
            il.Emit(OpCodes.Call, typeof(Math).GetMethod(nameof(Math.Min), [typeof(nint), typeof(nint)])!);
            il.Emit(OpCodes.Stloc, rest);
        }

        extent = Extent.Tail;
        Body(1);
        if (heavy)
        {
            il.Emit(OpCodes.Ldloc, index);
            il.Emit(OpCodes.Ldc_I4, lanes);
            il.Emit(OpCodes.Conv_I);
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Stloc, index);
            il.Emit(OpCodes.Br, top);
        }

        il.MarkLabel(done);
    }

    /// <summary>All values first, then all stores: an output may lie where an input lies.</summary>
    private void Body(int count)
    {
        formula.StartBody(count);
        int[] results = Array.ConvertAll(program.Listing.Results, formula.Value);
        for (int output = 0; output < results.Length; output++)
        {
            Finish(output, results[output]);
        }
    }
}
