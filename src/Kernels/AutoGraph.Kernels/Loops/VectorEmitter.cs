using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Intrinsics.X86;
using static System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes;

namespace AutoGraph.Kernels;

/// <summary>
/// Writes vector instructions as IL: operands are places, results go to locals that bodies use in turn.
/// </summary>
/// <remarks>
/// A body may work on several vectors in lock-step: every instruction is written once for each of them. Formulas are
/// chains of operations that wait for each other, longer than what a processor looks ahead; beside the next
/// instruction of one chain it then finds that of another.
/// </remarks>
[RequiresDynamicCode("Emits a DynamicMethod.")]
internal sealed partial class VectorEmitter(ILGenerator il, LaneTypes types, ConstantTable numbers)
{
    public LaneTypes Types => types;

    public int Call(string name, Type element, params ReadOnlySpan<int> operands)
        => Call(VectorMethods.Get(name, types.Vector(element), operands.Length), element, operands);

    public int Shift(string name, Type element, int operand, int count)
    {
        var method = VectorMethods.Get(name, types.Vector(element), 2);
        return Define(element, vector =>
        {
            Push(operand, vector);
            il.Emit(OpCodes.Ldc_I4, count);
            il.Emit(OpCodes.Call, method);
        });
    }

    /// <summary>One AVX-512 instruction where there is one, else the same of our registers.</summary>
    public int CallWide(string native, string bridge, Type element, params ReadOnlySpan<int> operands)
    {
        var vector = types.Vector(element);
        var owner = LaneTypes.Bytes(element) * types.Lanes == 64 ? typeof(Avx512F) : typeof(Avx512F.VL);
        bool supported = owner == typeof(Avx512F) ? Avx512F.IsSupported : Avx512F.VL.IsSupported;
        Type[] parameters = operands.Length == 1 ? [vector] : [vector, vector];
        return supported
            ? Call(owner.GetMethod(native, parameters)!, element, operands)
            : CallBridge(bridge, element, operands);
    }

    /// <summary>A mask, which is a NaN too, where an operand is NaN; of floating elements in 128 or 256 bits.</summary>
    public int Unordered(Type element, int left, int right)
    {
        var vector = types.Vector(element);
        var owner = LaneTypes.Bytes(element) * types.Lanes == 32 ? typeof(Avx)
            : element == typeof(float) ? typeof(Sse)
            : typeof(Sse2);
        return Call(owner.GetMethod("CompareUnordered", [vector, vector])!, element, left, right);
    }

    /// <summary>A method of <see cref="Bridge"/> on values of one type.</summary>
    public int CallBridge(string name, Type element, params ReadOnlySpan<int> operands)
        => Call(BridgeMethod(name, element), element, operands);

    public MethodInfo BridgeMethod(string name, Type element)
        => VectorMethods.Closed(typeof(Bridge), name, types.Vector(element), types.Register(element), element);

    /// <summary>A method that goes lane by lane.</summary>
    public int CallLanes(
        [DynamicallyAccessedMembers(PublicMethods)] Type owner,
        string name,
        Type element,
        Type? function,
        params ReadOnlySpan<int> operands)
    {
        var vector = types.Vector(element);
        var method = function is null
            ? VectorMethods.Closed(owner, name, vector, element)
            : VectorMethods.Closed(owner, name, function, vector, element);
        return Call(method, element, operands);
    }

    /// <summary>Calls the function for the lanes of a mask, jumping over it when there are none.</summary>
    public int Patch(Type element, Type function, int mask, int x, int result)
    {
        var patch = VectorMethods.Closed(typeof(Lanes), "Patch", function, types.Vector(element), element);
        var none = BridgeMethod("None", element);
        return Define(element, vector =>
        {
            var whole = il.DefineLabel();
            Push(result, vector);
            Push(mask, vector);
            il.Emit(OpCodes.Call, none);
            il.Emit(OpCodes.Brtrue, whole);
            il.Emit(OpCodes.Pop);
            Push(mask, vector);
            Push(x, vector);
            Push(result, vector);
            il.Emit(OpCodes.Call, patch);
            il.MarkLabel(whole);
        });
    }

    /// <summary>Applies a primitive to values of one computed type.</summary>
    public int Apply(Primitive primitive, Type element, int x, int y, int z)
        => element == typeof(float) ? Apply<float>(primitive, x, y, z)
            : element == typeof(double) ? Apply<double>(primitive, x, y, z)
            : element == typeof(int) ? Apply<int>(primitive, x, y, z)
            : element == typeof(uint) ? Apply<uint>(primitive, x, y, z)
            : element == typeof(long) ? Apply<long>(primitive, x, y, z)
            : Apply<ulong>(primitive, x, y, z);

    /// <summary>Converts between computed types; nothing when they are one.</summary>
    public int Convert(int place, Type from, Type to)
    {
        if (from == to)
        {
            return place;
        }

        return Call(ConversionMethods.Get(types, from, to), to, place);
    }

    /// <summary>From a mask in the bits of one computed type to a mask of another.</summary>
    public int ConvertMask(int place, Type from, Type to)
    {
        var source = SignedOf(from);
        var target = SignedOf(to);
        place = Convert(Reinterpret(place, from, source), source, target);
        return Reinterpret(place, target, to);
    }

    private static Type SignedOf(Type computed)
        => LaneTypes.Bytes(computed) == sizeof(int) ? typeof(int) : typeof(long);

    private int Apply<T>(Primitive primitive, int x, int y, int z)
        where T : unmanaged
    {
        var outer = SymbolTarget.Current;
        SymbolTarget.Current = this;
        try
        {
            return Operations.Apply<Symbol<T>, T>(primitive, new(x), new(y), new(z)).Place;
        }
        finally
        {
            SymbolTarget.Current = outer;
        }
    }

    private int Reinterpret(int place, Type from, Type to)
    {
        if (from == to)
        {
            return place;
        }

        var method = VectorMethods.Closed(typeof(Bridge), "Reinterpret", types.Vector(from), types.Vector(to));
        return Call(method, to, place);
    }

    private int Call(MethodInfo method, Type element, params ReadOnlySpan<int> operands)
    {
        int[] places = operands.ToArray();
        return Define(element, vector =>
        {
            foreach (int place in places)
            {
                Push(place, vector);
            }

            il.Emit(OpCodes.Call, method);
        });
    }
}
