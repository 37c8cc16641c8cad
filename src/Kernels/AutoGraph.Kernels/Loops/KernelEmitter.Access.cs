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
            LoadEntry(Pointers, operand);
            il.Emit(OpCodes.Stloc, pointers[operand]);
            if (classes[operand] == StrideClass.Strided)
            {
                strides[operand] = il.DeclareLocal(typeof(nint));
                LoadEntry(Strides, operand);
                il.Emit(OpCodes.Stloc, strides[operand]!);
            }
        }
    }

    private void LoadEntry(byte array, int entry)
    {
        il.Emit(OpCodes.Ldarg_S, array);
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
            return vectors.Define(element, _ =>
            {
                il.Emit(OpCodes.Ldloc, pointers[operand]);
                il.Emit(OpCodes.Call, VectorMethods.Closed(typeof(Memory), "Read", element, stored));
                il.Emit(OpCodes.Call, VectorMethods.Get("Create", vector, 1));
            });
        }

        var load = MovesTruth(operand, type) ? Truth.Loading(vectors.Types)!
            : MovesPacked(operand) ? VectorMethods.Closed(typeof(PackedMemory), "Load", vector, element, stored)
            : !IsDirect(operand) ? VectorMethods.Closed(typeof(Memory), "LoadStrided", vector, element, stored)
            : extent == Extent.Tail ? vectors.BridgeMethod("LoadFirst", element)
            : VectorMethods.Get("Load", vector, 1);
        return vectors.Define(element, place =>
        {
            PushAddress(operand, place);
            il.Emit(OpCodes.Call, load);
        });
    }

    private void Store(int operand, int value)
    {
        var type = program.OperandType(operand);
        var element = vectors.Types.Computed(type);
        var stored = LaneTypes.Stored(type);
        var vector = vectors.Types.Vector(element);
        var store = MovesTruth(operand, type) ? Truth.Storing(vectors.Types)!
            : MovesPacked(operand) ? VectorMethods.Closed(typeof(PackedMemory), "Store", vector, element, stored)
            : !IsDirect(operand) ? VectorMethods.Closed(typeof(Memory), "StoreStrided", vector, element, stored)
            : extent == Extent.Tail ? vectors.BridgeMethod("StoreFirst", element)
            : classes[operand] == StrideClass.Streamed ? VectorMethods.Get("StoreAlignedNonTemporal", vector, 2)
            : VectorMethods.Get("Store", vector, 2);
        for (int i = 0; i < vectors.Count; i++)
        {
            vectors.Push(value, i);
            PushAddress(operand, i);
            il.Emit(OpCodes.Call, store);
        }
    }

    /// <summary>True when whole vectors move between registers and memory as they are.</summary>
    private bool IsDirect(int operand)
    {
        var type = program.OperandType(operand);
        return classes[operand] is StrideClass.Contiguous or StrideClass.Streamed
            && vectors.Types.Computed(type) == LaneTypes.Stored(type);
    }

    private bool MovesTruth(int operand, ElementType type)
        => type == ElementType.Bool && extent == Extent.Full && classes[operand] == StrideClass.Contiguous
            && Truth.Loading(vectors.Types) is not null;

    /// <summary>True when whole vectors of small elements move.</summary>
    private bool MovesPacked(int operand)
    {
        var type = program.OperandType(operand);
        var element = vectors.Types.Computed(type);
        return classes[operand] == StrideClass.Contiguous && extent == Extent.Full
            && PackedMemory.Moves(vectors.Types.Vector(element), element, LaneTypes.Stored(type));
    }

    /// <summary>Pushes address, stride and count as the access of a vector of the body needs them.</summary>
    private void PushAddress(int operand, int vector)
    {
        var type = program.OperandType(operand);
        bool strided = classes[operand] == StrideClass.Strided;
        Address(operand, type, vector, strided);
        if (MovesTruth(operand, type) || MovesPacked(operand))
        {
            return;
        }

        bool direct = IsDirect(operand);
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
    }

    private void Address(int operand, ElementType type, int vector, bool strided)
    {
        il.Emit(OpCodes.Ldloc, pointers[operand]);
        il.Emit(OpCodes.Ldloc, index);
        if (strided)
        {
            if (vector > 0)
            {
                il.Emit(OpCodes.Ldc_I4, vector * lanes);
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
        if (vector > 0)
        {
            il.Emit(OpCodes.Ldc_I4, vector * lanes * type.Size());
            il.Emit(OpCodes.Conv_I);
            il.Emit(OpCodes.Add);
        }
    }
}
