using System.Reflection;
using System.Reflection.Emit;

namespace AutoGraph.Kernels;

/// <summary>Emits calls of the generic vector methods, closed over the types that a program is computed in.</summary>
internal sealed class VectorCalls(ILGenerator il, LaneTypes types)
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public LaneTypes Types => types;

    /// <summary>A method of <see cref="Memory"/> between computed and stored form of a type.</summary>
    public void Memory(string name, ElementType type)
    {
        var computed = types.Computed(type);
        Call(typeof(Memory), name, types.Vector(computed), computed, LaneTypes.Stored(type));
    }

    /// <summary>An operation on vectors of the computed type.</summary>
    public void Operation(Type operation, Type computed)
        => Call(operation, "Invoke", types.Vector(computed), computed);

    /// <summary>An operation by the name of its primitive.</summary>
    public void Operation(Primitive primitive, Type computed)
        => Operation(typeof(Operations).GetNestedType(primitive.ToString(), BindingFlags.NonPublic)!, computed);

    /// <summary>Puts the lanes of an accumulator into memory.</summary>
    public void FoldInto(Reduction reduction, ElementType type)
    {
        var computed = types.Computed(type);
        Call(
            typeof(Folding), "Into", reduction.Operation(), types.Vector(computed), computed, LaneTypes.Stored(type));
    }

    /// <summary>Combines the first lanes of a value with an accumulator.</summary>
    public void FoldFirst(Reduction reduction, ElementType type)
    {
        var computed = types.Computed(type);
        Call(typeof(Folding), "First", reduction.Operation(), types.Vector(computed), computed);
    }

    /// <summary>A number in every lane.</summary>
    public void Constant(ElementType type, long payload)
    {
        var computed = types.Computed(type);
        if (computed == typeof(float) || computed == typeof(double))
        {
            il.Emit(OpCodes.Ldc_R8, BitConverter.Int64BitsToDouble(payload));
            VectorMethod("Number", computed);
            return;
        }

        long value = type == ElementType.Bool ? -payload : payload;
        if (LaneTypes.Bytes(computed) == sizeof(int))
        {
            il.Emit(OpCodes.Ldc_I4, (int)value);
        }
        else
        {
            il.Emit(OpCodes.Ldc_I8, value);
        }

        VectorMethod("Broadcast", computed);
    }

    /// <summary>Converts between computed types; nothing when they are one.</summary>
    public void Convert(Type from, Type to)
    {
        if (from != to)
        {
            Call(typeof(Conversion), "Convert", types.Vector(from), from, types.Vector(to), to);
        }
    }

    /// <summary>From a mask in the bits of one computed type to a mask of another.</summary>
    public void ConvertMask(Type from, Type to)
    {
        var source = SignedOf(from);
        var target = SignedOf(to);
        Reinterpret(from, source);
        Convert(source, target);
        Reinterpret(target, to);
    }

    private static Type SignedOf(Type computed)
        => LaneTypes.Bytes(computed) == sizeof(int) ? typeof(int) : typeof(long);

    private void Reinterpret(Type from, Type to)
    {
        if (from != to)
        {
            Call(typeof(Conversion), "Reinterpret", types.Vector(from), types.Vector(to));
        }
    }

    private void VectorMethod(string name, Type computed)
        => il.Emit(OpCodes.Call, types.Vector(computed).GetMethod(name, Any)!);

    private void Call(Type owner, string name, params Type[] arguments)
        => il.Emit(OpCodes.Call, owner.GetMethod(name, Any)!.MakeGenericMethod(arguments));
}
