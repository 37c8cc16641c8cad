using System.Reflection.Emit;

namespace AutoGraph.Kernels;

/// <content>Where values are: locals, which bodies use in turn, and constants.</content>
internal sealed partial class VectorEmitter
{
    private readonly List<LocalBuilder[]> locals = [];
    private readonly List<(Type Element, double Number, long Whole)> constants = [];
    private readonly Dictionary<Type, (List<LocalBuilder> Free, int Next)> pools = [];
    private LocalBuilder? table;

    /// <summary>Vectors that the body being written works on.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>Takes constants from the table that is the first argument of the method.</summary>
    public void UseTable()
    {
        table = il.DeclareLocal(typeof(nint));
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, ConstantTable.AddressField);
        il.Emit(OpCodes.Stloc, table);
    }

    /// <summary>Lets the next body use the locals of the last one again; earlier places become invalid.</summary>
    public void StartBody(int count)
    {
        Count = count;
        foreach (var (type, pool) in pools)
        {
            pools[type] = (pool.Free, 0);
        }
    }

    /// <summary>A place that stays through all bodies: of one value for all vectors, or of one for each.</summary>
    public int Lasting(Type element, int count = 1)
    {
        var place = new LocalBuilder[count];
        for (int i = 0; i < place.Length; i++)
        {
            place[i] = il.DeclareLocal(types.Vector(element));
        }

        return Add(place);
    }

    /// <summary>One of the values of a lasting place, as a place of its own.</summary>
    public int Part(int place, int vector) => Add([locals[place][vector]]);

    /// <summary>Copies a value into a lasting place.</summary>
    public void Assign(int target, int source)
    {
        for (int i = 0; i < Math.Min(Count, locals[target].Length); i++)
        {
            Push(source, i);
            il.Emit(OpCodes.Stloc, locals[target][i]);
        }
    }

    /// <summary>A new place of the body; <paramref name="push"/> leaves the value for a vector on the stack.</summary>
    public int Define(Type element, Action<int> push)
    {
        var place = new LocalBuilder[Count];
        for (int i = 0; i < place.Length; i++)
        {
            place[i] = Take(element);
        }

        for (int i = 0; i < place.Length; i++)
        {
            push(i);
            il.Emit(OpCodes.Stloc, place[i]);
        }

        return Add(place);
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

    /// <summary>The number that a constant is in every lane; null for what is computed.</summary>
    public double? NumberOf(int place) => place < 0 ? constants[-place - 1].Number : null;

    /// <summary>Pushes the value of a place for one vector of the body.</summary>
    public void Push(int place, int vector)
    {
        if (place < 0)
        {
            var (element, number, whole) = constants[-place - 1];
            PushConstant(element, number, whole);
            return;
        }

        var values = locals[place];
        il.Emit(OpCodes.Ldloc, values[Math.Min(vector, values.Length - 1)]);
    }

    private void PushConstant(Type element, double number, long whole)
    {
        bool floating = Floats.Are(element);
        ulong bits = element == typeof(float) ? BitConverter.SingleToUInt32Bits((float)number)
            : floating ? BitConverter.DoubleToUInt64Bits(number)
            : (ulong)whole;
        if (table is not null && bits != 0)
        {
            il.Emit(OpCodes.Ldloc, table);
            il.Emit(OpCodes.Ldc_I4, numbers.OffsetOf(bits, LaneTypes.Bytes(element)));
            il.Emit(OpCodes.Conv_I);
            il.Emit(OpCodes.Add);

            // Volatile keeps the JIT from loading it once for all uses.
            il.Emit(OpCodes.Volatile);
            il.Emit(OpCodes.Ldobj, types.Vector(element));
            return;
        }

        if (element == typeof(float))
        {
            il.Emit(OpCodes.Ldc_R4, (float)number);
        }
        else if (floating)
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

    private LocalBuilder Take(Type element)
    {
        if (!pools.TryGetValue(element, out var pool))
        {
            pool = ([], 0);
        }

        if (pool.Next == pool.Free.Count)
        {
            pool.Free.Add(il.DeclareLocal(types.Vector(element)));
        }

        pools[element] = (pool.Free, pool.Next + 1);
        return pool.Free[pool.Next];
    }

    private int Add(LocalBuilder[] place)
    {
        locals.Add(place);
        return locals.Count - 1;
    }
}
