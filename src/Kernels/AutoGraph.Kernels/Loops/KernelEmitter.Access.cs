using System.Reflection.Emit;

namespace AutoGraph.Kernels;

/// <content>Addresses, loads and stores.</content>
internal sealed partial class KernelEmitter
{
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
}
