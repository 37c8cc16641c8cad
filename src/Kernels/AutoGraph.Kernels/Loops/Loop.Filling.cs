using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <content>Reduced outputs begin with the value of nothing.</content>
public sealed unsafe partial class Loop
{
    private void Initialise(nint* pointers)
    {
        for (int output = 0; output < program.Outputs.Length; output++)
        {
            var (value, reduction) = program.Outputs[output];
            if (reduction != Reduction.None)
            {
                int operand = program.Inputs.Length + output;
                ulong nothing = 0;
                Number.Write((byte*)&nothing, value.Type, reduction.Identity(value.Type));
                Fill((byte*)pointers[operand], operand, value.Type.Size(), nothing);
            }
        }
    }

    private void Fill(byte* target, int operand, int size, ulong bits)
    {
        switch (size)
        {
            case sizeof(byte):
                FillAxes(target, operand, rank - 1, (byte)bits);
                break;
            case sizeof(ushort):
                FillAxes(target, operand, rank - 1, (ushort)bits);
                break;
            case sizeof(uint):
                FillAxes(target, operand, rank - 1, (uint)bits);
                break;
            default:
                FillAxes(target, operand, rank - 1, bits);
                break;
        }
    }

    /// <summary>Fills along an axis and those within it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillAxes<T>(byte* target, int operand, int axis, T value)
        where T : unmanaged
    {
        axis = LastMoving(operand, axis);
        if (axis < 0)
        {
            *(T*)target = value;
            return;
        }

        nint stride = geometry[rank + axis * operands + operand];
        nint count = geometry[axis];
        if (stride == sizeof(T) && count <= int.MaxValue && LastMoving(operand, axis - 1) < 0)
        {
            new Span<T>(target, (int)count).Fill(value);
            return;
        }

        for (nint i = 0; i < count; i++)
        {
            FillAxes(target + i * stride, operand, axis - 1, value);
        }
    }

    /// <summary>The outermost axis up to one given along which the operand moves; -1 when there is none.</summary>
    private int LastMoving(int operand, int axis)
    {
        while (axis >= 0 && geometry[rank + axis * operands + operand] == 0)
        {
            axis--;
        }

        return axis;
    }
}
