namespace AutoGraph.Kernels;

/// <summary>Emits the steps of a program, each once in a body, and once and for all where nothing changes.</summary>
/// <param name="program">The program.</param>
/// <param name="vectors">The instructions.</param>
/// <param name="load">Emits the load of an input and tells its place.</param>
internal sealed class FormulaEmitter(LoopProgram program, VectorEmitter vectors, Func<int, int> load)
{
    private const int Unknown = int.MinValue;

    private readonly Step[] steps = program.Listing.Steps;
    private readonly int[] places = Unknowns(program);
    private readonly int[] kept = Unknowns(program);

    /// <summary>Computes a step before the loop: it is the same for every element.</summary>
    public void Keep(int step)
    {
        var element = vectors.Types.Computed(steps[step].Type);
        int lasting = vectors.Lasting(element);
        vectors.Assign(lasting, Compute(step));
        places[step] = kept[step] = lasting;
    }

    /// <summary>Forgets what was computed for the elements before; the next are so many vectors.</summary>
    public void StartBody(int count)
    {
        vectors.StartBody(count);
        kept.CopyTo(places, 0);
    }

    /// <summary>The place of a step's value, computed when it is not yet there.</summary>
    public int Value(int step)
    {
        if (places[step] == Unknown)
        {
            places[step] = Compute(step);
        }

        return places[step];
    }

    private static int[] Unknowns(LoopProgram program)
    {
        var places = new int[program.Listing.Steps.Length];
        Array.Fill(places, Unknown);
        return places;
    }

    private int Compute(int step)
    {
        var (primitive, type, payload, a, b, c) = steps[step];
        var computed = vectors.Types.Computed(type);
        switch (primitive)
        {
            case Primitive.Input:
                return load((int)payload);
            case Primitive.Constant:
                return Constant(type, payload);
            case Primitive.Cast:
                return Cast(Value(a), steps[a].Type, type);
            case Primitive.Select:
                int mask = vectors.ConvertMask(Value(a), vectors.Types.Computed(ElementType.Bool), computed);
                return vectors.Apply(primitive, computed, mask, Value(b), Value(c));
        }

        int x = Value(a);
        int y = b < 0 ? x : Value(b);
        int z = c < 0 ? x : Value(c);
        var operand = vectors.Types.Computed(steps[a].Type);
        int result = vectors.Apply(primitive, operand, x, y, z);
        return primitive.IsComparison() || primitive == Primitive.IsNaN
            ? vectors.ConvertMask(result, operand, computed)
            : primitive.NeedsRounding() ? Round(result, type)
            : result;
    }

    /// <summary>A number in every lane; true is a mask with all bits set.</summary>
    public int Constant(ElementType type, long payload)
        => type.IsFloating()
            ? vectors.Constant(vectors.Types.Computed(type), BitConverter.Int64BitsToDouble(payload))
            : vectors.Constant(vectors.Types.Computed(type), type == ElementType.Bool ? -payload : payload);

    private int Cast(int value, ElementType from, ElementType to)
    {
        var source = vectors.Types.Computed(from);
        var target = vectors.Types.Computed(to);
        if (to == ElementType.Bool)
        {
            int zero = Constant(from, 0);
            return from == ElementType.Bool ? value
                : vectors.ConvertMask(vectors.Apply(Primitive.NotEqual, source, value, zero, zero), source, target);
        }

        if (from == ElementType.Bool)
        {
            int one = Constant(to, Number.FromLong(1, to));
            return vectors.Apply(Primitive.And, target, vectors.ConvertMask(value, source, target), one, one);
        }

        int converted = vectors.Convert(value, source, target);
        if (!from.IsFloating() || !to.IsInteger() || to.Size() >= sizeof(int))
        {
            return Round(converted, to);
        }

        int least = Constant(to, Number.FromDouble(double.NegativeInfinity, to));
        int greatest = Constant(to, Number.FromDouble(double.PositiveInfinity, to));
        converted = vectors.Apply(Primitive.Max, target, converted, least, least);
        return vectors.Apply(Primitive.Min, target, converted, greatest, greatest);
    }

    /// <summary>Wraps or rounds what was computed in a wider type.</summary>
    private int Round(int value, ElementType type)
    {
        var element = vectors.Types.Computed(type);
        switch (type)
        {
            case ElementType.Int8 or ElementType.Int16:
                int unused = 32 - 8 * type.Size();
                int shifted = vectors.Shift("op_LeftShift", element, value, unused);
                return vectors.Shift("op_RightShift", element, shifted, unused);
            case ElementType.UInt8 or ElementType.UInt16:
                int bits = vectors.Constant(element, (1L << (8 * type.Size())) - 1);
                return vectors.Apply(Primitive.And, element, value, bits, bits);
            case ElementType.Float16:
                return vectors.CallLanes(typeof(Lanes), "Map", element, typeof(Float16OfOne), value, value);
            case ElementType.BFloat16:
                return vectors.CallLanes(typeof(Lanes), "Map", element, typeof(BFloat16OfOne), value, value);
            default:
                return value;
        }
    }
}
