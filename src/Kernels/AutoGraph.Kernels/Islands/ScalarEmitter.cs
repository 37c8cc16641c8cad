using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection.Emit;

namespace AutoGraph.Kernels;

/// <summary>Writes formulas of registers as IL on single elements, in the types that vectors of them have; Bool is 0 or
/// 1.</summary>
[RequiresDynamicCode("Emits a DynamicMethod.")]
internal sealed class ScalarEmitter(ILGenerator il, ImmutableArray<ElementType> registers)
{
    private static readonly LaneTypes Types = new(Lanes: 1, WideMasks: false);

    private readonly ImmutableArray<ElementType> registers = registers;
    private readonly LocalBuilder[] locals = [.. registers.Select(type => il.DeclareLocal(Types.Computed(type)))];

    /// <summary>Where a value is: in a local, or nowhere as it is a constant.</summary>
    private readonly record struct Place(LocalBuilder? Local, ElementType Type, long Payload);

    /// <summary>Sets registers to formulas, all computed before the first is set.</summary>
    public void Assign(ImmutableArray<int> targets, ImmutableArray<Scalar> values)
    {
        var places = Compute(values.AsSpan());

        // What is read after it is set must be saved; a single value is not.
        for (int i = 0; i < places.Length && places.Length > 1; i++)
        {
            if (Array.IndexOf(locals, places[i].Local) is >= 0 and var register && targets.Contains(register))
            {
                places[i] = Save(places[i]);
            }
        }

        for (int i = 0; i < places.Length; i++)
        {
            Push(places[i]);
            il.Emit(OpCodes.Stloc, locals[targets[i]]);
        }
    }

    /// <summary>Pushes the value of a formula.</summary>
    public void Push(Scalar formula) => Push(Compute([formula])[0]);

    /// <summary>Sets a register to the element whose address is on the stack.</summary>
    public void Load(int register)
    {
        var type = registers[register];
        if (type == ElementType.Bool)
        {
            il.Emit(OpCodes.Ldind_U1);
        }
        else
        {
            il.Emit(
                OpCodes.Call,
                VectorMethods.Closed(typeof(Memory), "Read", Types.Computed(type), LaneTypes.Stored(type)));
        }

        il.Emit(OpCodes.Stloc, locals[register]);
    }

    /// <summary>Writes values to memory.</summary>
    /// <param name="values">Formulas; all are computed before the first is written.</param>
    /// <param name="pushAddress">Pushes where a value goes.</param>
    public void Store(ImmutableArray<Scalar> values, Action<int> pushAddress)
    {
        var places = Compute(values.AsSpan());
        for (int i = 0; i < places.Length; i++)
        {
            var type = places[i].Type;
            var computed = Types.Computed(type);
            if (type == ElementType.Bool)
            {
                pushAddress(i);
                Push(places[i]);
                il.Emit(OpCodes.Stind_I1);
                continue;
            }

            Push(places[i]);
            pushAddress(i);
            il.Emit(OpCodes.Call, VectorMethods.Closed(typeof(OneLane), "Write", computed, LaneTypes.Stored(type)));
        }
    }

    private Place Save(Place place)
    {
        var local = il.DeclareLocal(Types.Computed(place.Type));
        Push(place);
        il.Emit(OpCodes.Stloc, local);
        return place with { Local = local };
    }

    private Place[] Compute(ReadOnlySpan<Scalar> formulas)
    {
        var listing = Listing.Of(formulas);
        var steps = listing.Steps;
        var places = new Place[steps.Length];
        for (int i = 0; i < steps.Length; i++)
        {
            var step = steps[i];
            places[i] = step.Primitive switch
            {
                Primitive.Input => new(locals[(int)step.Payload], step.Type, 0),
                Primitive.Constant => new(null, step.Type, step.Payload),
                _ => Apply(step, places),
            };
        }

        return Array.ConvertAll(listing.Results, result => places[result]);
    }

    private Place Apply(Step step, Place[] places)
    {
        if (step.Primitive == Primitive.Select)
        {
            return Select(step, places);
        }

        var from = places[step.A].Type;
        Push(places[step.A]);
        if (step.B >= 0)
        {
            Push(places[step.B]);
        }

        if (step.C >= 0)
        {
            Push(places[step.C]);
        }

        if (step.Primitive == Primitive.Cast)
        {
            Cast(from, step.Type);
        }
        else
        {
            Apply(step.Primitive, from);
            if (step.Primitive.NeedsRounding() && step.Type != ElementType.Bool)
            {
                Round(step.Type);
            }
        }

        return Pop(step.Type);
    }

    private Place Select(Step step, Place[] places)
    {
        var (fails, end) = (il.DefineLabel(), il.DefineLabel());
        var result = il.DeclareLocal(Types.Computed(step.Type));
        Push(places[step.A]);
        il.Emit(OpCodes.Brfalse, fails);
        Push(places[step.B]);
        il.Emit(OpCodes.Stloc, result);
        il.Emit(OpCodes.Br, end);
        il.MarkLabel(fails);
        Push(places[step.C]);
        il.Emit(OpCodes.Stloc, result);
        il.MarkLabel(end);
        return new(result, step.Type, 0);
    }

    /// <summary>Applies a primitive to what is on the stack.</summary>
    private void Apply(Primitive primitive, ElementType type)
    {
        var computed = Types.Computed(type);
        bool floating = type.IsFloating();
        bool unsigned = computed == typeof(uint) || computed == typeof(ulong);
        switch (primitive)
        {
            case Primitive.Add:
                il.Emit(OpCodes.Add);
                break;
            case Primitive.Subtract:
                il.Emit(OpCodes.Sub);
                break;
            case Primitive.Multiply:
                il.Emit(OpCodes.Mul);
                break;
            case Primitive.Divide when floating:
                il.Emit(OpCodes.Div);
                break;
            case Primitive.Divide:
                CallInteger(nameof(IntegerLanes.Quotient), computed);
                break;
            case Primitive.Remainder when !floating:
                CallInteger(nameof(IntegerLanes.Rest), computed);
                break;
            case Primitive.Negate:
                il.Emit(OpCodes.Neg);
                break;
            case Primitive.And:
                il.Emit(OpCodes.And);
                break;
            case Primitive.Or:
                il.Emit(OpCodes.Or);
                break;
            case Primitive.Xor:
                il.Emit(OpCodes.Xor);
                break;
            case Primitive.Not when type == ElementType.Bool:
                Invert();
                break;
            case Primitive.Not:
                il.Emit(OpCodes.Not);
                break;
            case Primitive.Less:
                il.Emit(unsigned ? OpCodes.Clt_Un : OpCodes.Clt);
                break;
            case Primitive.LessOrEqual:
                // Not greater; of floating numbers also not unordered.
                il.Emit(unsigned || floating ? OpCodes.Cgt_Un : OpCodes.Cgt);
                Invert();
                break;
            case Primitive.Equal:
                il.Emit(OpCodes.Ceq);
                break;
            case Primitive.NotEqual:
                il.Emit(OpCodes.Ceq);
                Invert();
                break;
            case Primitive.IsNaN:
                il.Emit(OpCodes.Dup);
                il.Emit(OpCodes.Ceq);
                Invert();
                break;
            default:
                il.Emit(OpCodes.Call, OneLane.Of(primitive, computed));
                break;
        }
    }

    private void CallInteger(string name, Type computed)
        => il.Emit(OpCodes.Call, VectorMethods.Close(typeof(IntegerLanes).GetMethod(name)!, computed));

    private void Invert()
    {
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Ceq);
    }

    private void Cast(ElementType from, ElementType to)
    {
        var (source, target) = (Types.Computed(from), Types.Computed(to));
        if (to == ElementType.Bool)
        {
            if (from != ElementType.Bool)
            {
                PushConstant(from, 0);
                Apply(Primitive.NotEqual, from);
            }

            return;
        }

        il.Emit(OpCodes.Call, VectorMethods.Closed(typeof(Conversion), nameof(Conversion.One), source, target));
        if (from.IsFloating() && to.IsInteger() && to.Size() < sizeof(int))
        {
            PushConstant(to, Number.FromDouble(double.NegativeInfinity, to));
            PushConstant(to, Number.FromDouble(double.PositiveInfinity, to));
            il.Emit(OpCodes.Call, typeof(Math).GetMethod(nameof(Math.Clamp), [target, target, target])!);
            return;
        }

        Round(to);
    }

    /// <summary>Wraps or rounds what was computed in a wider type.</summary>
    private void Round(ElementType type)
    {
        if (type.Size() < sizeof(int) && type != ElementType.Bool)
        {
            il.Emit(
                OpCodes.Call,
                VectorMethods.Closed(typeof(OneLane), "Round", Types.Computed(type), LaneTypes.Stored(type)));
        }
    }

    private Place Pop(ElementType type)
    {
        var local = il.DeclareLocal(Types.Computed(type));
        il.Emit(OpCodes.Stloc, local);
        return new(local, type, 0);
    }

    private void Push(Place place)
    {
        if (place.Local is { } local)
        {
            il.Emit(OpCodes.Ldloc, local);
            return;
        }

        PushConstant(place.Type, place.Payload);
    }

    private void PushConstant(ElementType type, long payload)
    {
        var computed = Types.Computed(type);
        if (computed == typeof(float))
        {
            il.Emit(OpCodes.Ldc_R4, (float)BitConverter.Int64BitsToDouble(payload));
        }
        else if (computed == typeof(double))
        {
            il.Emit(OpCodes.Ldc_R8, BitConverter.Int64BitsToDouble(payload));
        }
        else if (LaneTypes.Bytes(computed) == sizeof(int))
        {
            il.Emit(OpCodes.Ldc_I4, (int)payload);
        }
        else
        {
            il.Emit(OpCodes.Ldc_I8, payload);
        }
    }
}
