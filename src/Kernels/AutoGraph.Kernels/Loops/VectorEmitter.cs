using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>
/// Writes vector instructions as IL: operands are places, results go to locals that bodies use in turn.
/// </summary>
internal sealed class VectorEmitter(ILGenerator il, LaneTypes types)
{
    private readonly List<LocalBuilder> locals = [];
    private readonly List<(Type Element, double Number, long Whole)> constants = [];
    private readonly Dictionary<Type, (List<LocalBuilder> Free, int Next)> pools = [];

    /// <summary>The emitter that arithmetic on symbols of this thread goes to.</summary>
    [field: ThreadStatic]
    public static VectorEmitter? Current { get; set; }

    /// <summary>True where MinNative returns its second operand for NaN.</summary>
    public static bool NativeMinimum => Sse.IsSupported;

    public LaneTypes Types => types;

    /// <summary>Lets the next body use the locals of the last one again; earlier places become invalid.</summary>
    public void StartBody()
    {
        foreach (var (type, pool) in pools)
        {
            pools[type] = (pool.Free, 0);
        }
    }

    /// <summary>A local that stays through all bodies.</summary>
    public int Lasting(Type element)
    {
        locals.Add(il.DeclareLocal(types.Vector(element)));
        return locals.Count - 1;
    }

    /// <summary>Copies a value into a lasting local.</summary>
    public void Assign(int target, int source)
    {
        Push(source);
        il.Emit(OpCodes.Stloc, locals[target]);
    }

    public int Constant(Type element, double number)
    {
        constants.Add((element, number, (long)number));
        return -constants.Count;
    }

    public int Constant(Type element, long whole)
    {
        constants.Add((element, whole, whole));
        return -constants.Count;
    }

    public void Push(int place)
    {
        if (place >= 0)
        {
            il.Emit(OpCodes.Ldloc, locals[place]);
            return;
        }

        var (element, number, whole) = constants[-place - 1];
        if (element == typeof(float))
        {
            il.Emit(OpCodes.Ldc_R4, (float)number);
        }
        else if (element == typeof(double))
        {
            il.Emit(OpCodes.Ldc_R8, number);
        }
        else if (LaneTypes.Bytes(element) == sizeof(int))
        {
            il.Emit(OpCodes.Ldc_I4, (int)whole);
        }
        else
        {
            il.Emit(OpCodes.Ldc_I8, whole);
        }

        il.Emit(OpCodes.Call, VectorMethods.Get("Create", types.Vector(element), 1));
    }

    /// <summary>Takes the value on the stack into a local.</summary>
    public int Pop(Type element)
    {
        if (!pools.TryGetValue(element, out var pool))
        {
            pool = ([], 0);
        }

        if (pool.Next == pool.Free.Count)
        {
            pool.Free.Add(il.DeclareLocal(types.Vector(element)));
        }

        var local = pool.Free[pool.Next];
        pools[element] = (pool.Free, pool.Next + 1);
        il.Emit(OpCodes.Stloc, local);
        locals.Add(local);
        return locals.Count - 1;
    }

    public int Call(string name, Type element, params ReadOnlySpan<int> operands)
        => Call(VectorMethods.Get(name, types.Vector(element), operands.Length), element, operands);

    public int Shift(string name, Type element, int operand, int count)
    {
        Push(operand);
        il.Emit(OpCodes.Ldc_I4, count);
        il.Emit(OpCodes.Call, VectorMethods.Get(name, types.Vector(element), 2));
        return Pop(element);
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

    /// <summary>A method of <see cref="Bridge"/> on values of one type.</summary>
    public int CallBridge(string name, Type element, params ReadOnlySpan<int> operands)
        => Call(BridgeMethod(name, element), element, operands);

    public MethodInfo BridgeMethod(string name, Type element)
        => VectorMethods.Closed(typeof(Bridge), name, types.Vector(element), types.Register(element), element);

    /// <summary>A method that goes lane by lane.</summary>
    public int CallLanes(Type owner, string name, Type element, Type? function, params ReadOnlySpan<int> operands)
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
        var none = il.DefineLabel();
        int patched = Call((MethodInfo?)null, element, result);
        Push(mask);
        il.Emit(OpCodes.Call, BridgeMethod("None", element));
        il.Emit(OpCodes.Brtrue, none);
        Assign(patched, CallLanes(typeof(Lanes), "Patch", element, function, mask, x, result));
        il.MarkLabel(none);
        return patched;
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

        Push(place);
        il.Emit(OpCodes.Call, ConversionMethods.Get(types, from, to));
        return Pop(to);
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
        var outer = Current;
        Current = this;
        try
        {
            return Operations.Apply<Symbol<T>, T>(primitive, new(x), new(y), new(z)).Place;
        }
        finally
        {
            Current = outer;
        }
    }

    private int Reinterpret(int place, Type from, Type to)
    {
        if (from == to)
        {
            return place;
        }

        Push(place);
        il.Emit(
            OpCodes.Call,
            VectorMethods.Closed(typeof(Bridge), "Reinterpret", types.Vector(from), types.Vector(to)));
        return Pop(to);
    }

    private int Call(MethodInfo? method, Type element, params ReadOnlySpan<int> operands)
    {
        foreach (int operand in operands)
        {
            Push(operand);
        }

        if (method is not null)
        {
            il.Emit(OpCodes.Call, method);
        }

        return Pop(element);
    }
}
