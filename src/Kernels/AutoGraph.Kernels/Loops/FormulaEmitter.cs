using System.Reflection.Emit;

namespace AutoGraph.Kernels;

/// <summary>Emits the steps of a program: values on the stack, kept in locals where they are used again.</summary>
/// <param name="program">The program.</param>
/// <param name="il">Where to.</param>
/// <param name="calls">The vector methods.</param>
/// <param name="load">Emits the load of an input.</param>
internal sealed class FormulaEmitter(LoopProgram program, ILGenerator il, VectorCalls calls, Action<int> load)
{
    private readonly Step[] steps = program.Listing.Steps;
    private readonly int[] uses = CountUses(program.Listing);
    private readonly LocalBuilder?[] locals = new LocalBuilder?[program.Listing.Steps.Length];
    private readonly bool[] ready = new bool[program.Listing.Steps.Length];
    private readonly bool[] kept = new bool[program.Listing.Steps.Length];

    /// <summary>Computes a step once and for all: before the loop, when it is the same for every element.</summary>
    public void Keep(int step)
    {
        Compute(step);
        il.Emit(OpCodes.Stloc, Local(step));
        ready[step] = kept[step] = true;
    }

    /// <summary>Forgets everything.</summary>
    public void Forget()
    {
        Array.Clear(kept);
        Array.Clear(ready);
    }

    /// <summary>Forgets what was computed for the elements before.</summary>
    public void StartBody() => kept.CopyTo(ready, 0);

    /// <summary>Leaves the value of a step on the stack.</summary>
    public void Push(int step)
    {
        if (ready[step])
        {
            il.Emit(OpCodes.Ldloc, locals[step]!);
            return;
        }

        Compute(step);
        if (uses[step] > 1 && steps[step].Primitive != Primitive.Constant)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Stloc, Local(step));
            ready[step] = true;
        }
    }

    private static int[] CountUses(Listing listing)
    {
        var uses = new int[listing.Steps.Length];
        foreach (var step in listing.Steps)
        {
            foreach (int operand in (ReadOnlySpan<int>)[step.A, step.B, step.C])
            {
                if (operand >= 0)
                {
                    uses[operand]++;
                }
            }
        }

        foreach (int result in listing.Results)
        {
            uses[result]++;
        }

        return uses;
    }

    private LocalBuilder Local(int step) => locals[step] ??= il.DeclareLocal(VectorOf(steps[step].Type));

    private Type VectorOf(ElementType type) => calls.Types.Vector(calls.Types.Computed(type));

    private void Compute(int place)
    {
        var step = steps[place];
        switch (step.Primitive)
        {
            case Primitive.Input:
                load((int)step.Payload);
                return;
            case Primitive.Constant:
                calls.Constant(step.Type, step.Payload);
                return;
            case Primitive.Cast:
                Push(step.A);
                Cast(steps[step.A].Type, step.Type);
                return;
            case Primitive.Select:
                Push(step.A);
                var branch = calls.Types.Computed(step.Type);
                calls.ConvertMask(calls.Types.Computed(ElementType.Bool), branch);
                Push(step.B);
                Push(step.C);
                calls.Operation(step.Primitive, branch);
                return;
        }

        Push(step.A);
        if (step.B >= 0)
        {
            Push(step.B);
        }

        if (step.C >= 0)
        {
            Push(step.C);
        }

        var operand = calls.Types.Computed(steps[step.A].Type);
        calls.Operation(step.Primitive, operand);
        if (step.Primitive.IsComparison() || step.Primitive == Primitive.IsNaN)
        {
            calls.ConvertMask(operand, calls.Types.Computed(ElementType.Bool));
        }
        else if (step.Primitive.NeedsRounding())
        {
            Round(step.Type);
        }
    }

    private void Cast(ElementType from, ElementType to)
    {
        var source = calls.Types.Computed(from);
        var target = calls.Types.Computed(to);
        if (to == ElementType.Bool)
        {
            calls.Operation(typeof(Operations.IsTrue), source);
            calls.ConvertMask(source, target);
        }
        else if (from == ElementType.Bool)
        {
            calls.ConvertMask(source, target);
            calls.Constant(to, Number.FromLong(1, to));
            calls.Operation(Primitive.And, target);
        }
        else if (from.IsFloating() && to.IsInteger() && to.Size() < sizeof(int))
        {
            calls.Convert(source, target);
            calls.Constant(to, Number.FromDouble(double.NegativeInfinity, to));
            calls.Operation(Primitive.Max, target);
            calls.Constant(to, Number.FromDouble(double.PositiveInfinity, to));
            calls.Operation(Primitive.Min, target);
        }
        else
        {
            calls.Convert(source, target);
            Round(to);
        }
    }

    /// <summary>Wraps or rounds what was computed in a wider type.</summary>
    private void Round(ElementType type)
    {
        var operation = type switch
        {
            ElementType.Int8 => typeof(Operations.ToInt8),
            ElementType.Int16 => typeof(Operations.ToInt16),
            ElementType.UInt8 => typeof(Operations.ToUInt8),
            ElementType.UInt16 => typeof(Operations.ToUInt16),
            ElementType.Float16 => typeof(Operations.ToFloat16),
            ElementType.BFloat16 => typeof(Operations.ToBFloat16),
            _ => null,
        };
        if (operation is not null)
        {
            calls.Operation(operation, calls.Types.Computed(type));
        }
    }
}
