using System.Reflection.Emit;

namespace AutoGraph.Kernels;

/// <content>Where values go: stored element by element, or accumulated over a row.</content>
internal sealed partial class KernelEmitter
{
    /// <summary>Gives the accumulators of a row the value of nothing.</summary>
    private void StartFolding()
    {
        vectors.StartBody(unroll);
        for (int output = 0; output < program.Outputs.Length; output++)
        {
            if (IsFolded(output))
            {
                var type = program.Outputs[output].Value.Type;
                long identity = program.Outputs[output].Reduction.Identity(type);
                accumulators[output] = vectors.Lasting(vectors.Types.Computed(type), unroll);
                vectors.Assign(accumulators[output], formula.Constant(type, identity));
            }
        }
    }

    /// <summary>Stores or accumulates a value.</summary>
    private void Finish(int output, int result)
    {
        var (value, reduction) = program.Outputs[output];
        int operand = program.Inputs.Length + output;
        var element = vectors.Types.Computed(value.Type);
        if (!IsFolded(output))
        {
            if (reduction != Reduction.None)
            {
                int before = Load(operand);
                result = vectors.Apply(reduction.Primitive(), element, before, result, result);
            }

            Store(operand, result);
            return;
        }

        int accumulator = accumulators[output];
        if (extent == Extent.Full)
        {
            vectors.Assign(accumulator, vectors.Apply(reduction.Primitive(), element, accumulator, result, result));
            return;
        }

        var fold = VectorMethods.Close(
            typeof(Bridge).GetMethod(nameof(Bridge.FoldFirst))!,
            reduction.Operation(), vectors.Types.Vector(element), vectors.Types.Register(element), element);
        vectors.Assign(accumulator, vectors.Define(element, vector =>
        {
            vectors.Push(accumulator, vector);
            vectors.Push(result, vector);
            il.Emit(OpCodes.Ldloc, rest);
            il.Emit(OpCodes.Call, fold);
        }));
    }

    /// <summary>Puts the accumulators of a row together, always in the same order.</summary>
    private void Fold()
    {
        vectors.StartBody(1);
        for (int output = 0; output < program.Outputs.Length; output++)
        {
            if (!IsFolded(output))
            {
                continue;
            }

            var (value, reduction) = program.Outputs[output];
            var element = vectors.Types.Computed(value.Type);
            int whole = accumulators[output];
            for (int i = 1; i < unroll; i++)
            {
                int part = vectors.Part(accumulators[output], i);
                whole = vectors.Apply(reduction.Primitive(), element, whole, part, part);
            }

            vectors.Push(whole, 0);
            il.Emit(OpCodes.Ldloc, pointers[program.Inputs.Length + output]);
            il.Emit(OpCodes.Call, VectorMethods.Close(
                typeof(Folding).GetMethod(nameof(Folding.Into))!,
                reduction.Operation(), vectors.Types.Vector(element), element, LaneTypes.Stored(value.Type)));
        }
    }

    /// <summary>True for an output reduced over the innermost axis.</summary>
    private bool IsFolded(int output)
        => program.Outputs[output].Reduction != Reduction.None
            && classes[program.Inputs.Length + output] == StrideClass.Fixed;
}
