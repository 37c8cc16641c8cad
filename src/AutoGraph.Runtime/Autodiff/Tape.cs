using AutoGraph.Errors;
using AutoGraph.Graphs;
using AutoGraph.Ops;
using AutoGraph.Passes;

namespace AutoGraph.Autodiff;

/// <summary>One operation that a tape heard.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Inputs">What went in.</param>
/// <param name="Outputs">What came out.</param>
/// <param name="Reverse">The reverse of a control operation; null for others, which know their own.</param>
/// <param name="Lines">Where the operation comes from.</param>
internal sealed record TapeRecord(
    Op Op, Tensor[] Inputs, Tensor[] Outputs, ControlReverse? Reverse, SourceLines Lines);

/// <summary>Records the operations that depend on what is watched, and passes all of them on.</summary>
internal sealed class Tape(DispatchTarget next) : DispatchTarget
{
    private readonly HashSet<Tensor> tracked = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Cell> watchedCells = new(ReferenceEqualityComparer.Instance);
    private DispatchTarget next = next;

    /// <inheritdoc/>
    public override DispatchTarget Next => next;

    /// <summary>What was heard, in order.</summary>
    public List<TapeRecord> Records { get; } = [];

    /// <summary>False after the end of recording: everything passes unheard.</summary>
    public bool IsRecording { get; set; } = true;

    /// <summary>Trainable variables are watched when they are read.</summary>
    public bool WatchesVariables { get; init; } = true;

    /// <summary>From now on the operations that depend on this tensor are recorded.</summary>
    public void Watch(Tensor tensor) => tracked.Add(tensor.Keep("watch"));

    /// <summary>From now on reads of this variable are recorded.</summary>
    public void Watch(Cell cell) => watchedCells.Add(cell);

    /// <summary>True when the tensor depends on something watched.</summary>
    public bool Tracks(Tensor tensor) => tracked.Contains(tensor);

    /// <inheritdoc/>
    public override Tensor[] Run(Op op, ReadOnlySpan<Tensor> inputs)
    {
        if (!IsRecording)
        {
            return next.Run(op, inputs);
        }

        if (op is ReadVariable read)
        {
            var value = next.Run(op, inputs);
            if (Watches(read.Cell))
            {
                Record(op, [], value, null);
            }

            return value;
        }

        if (op is ControlOp control)
        {
            return Depends(control, inputs) ? RunControl(control, inputs) : next.Run(op, inputs);
        }

        var results = next.Run(op, inputs);
        if (TracksAny(inputs))
        {
            results = Distinct(inputs, results);
            Record(op, inputs.ToArray(), results, null);
        }

        return results;
    }

    /// <summary>What does not depend on the iteration is recorded before the loop, so that the loop keeps nothing for
    /// it.</summary>
    private Tensor[] RunControl(ControlOp op, ReadOnlySpan<Tensor> inputs)
    {
        op = RowProducts.Run(Flatten.Inside(op), inputs);
        if (Flatten.Lift(op, inputs) is not { } lifted)
        {
            return RunLifted(op, inputs);
        }

        using var scope = Dispatch.Use(this);
        return lifted.Run(inputs, (rest, operands) => RunLifted(rest, operands));
    }

    private Tensor[] RunLifted(ControlOp op, ReadOnlySpan<Tensor> inputs)
    {
        if (!Depends(op, inputs))
        {
            return next.Run(op, inputs);
        }

        var reverse = ControlReverse.Of(op, inputs);
        var outputs = Distinct(inputs, next.Run(reverse.Forward, reverse.ForwardInputs(inputs)));
        Record(op, inputs.ToArray(), outputs, reverse);
        return outputs[..reverse.OutputCount];
    }

    private bool Depends(ControlOp op, ReadOnlySpan<Tensor> inputs)
        => TracksAny(inputs) || ControlReverse.Cells(op).Any(Watches);

    private bool TracksAny(ReadOnlySpan<Tensor> tensors)
    {
        foreach (var tensor in tensors)
        {
            if (tracked.Contains(tensor))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes this tape out of the chain of targets of the thread.</summary>
    public void Leave()
    {
        if (ReferenceEquals(Dispatch.Current, this))
        {
            Dispatch.Current = next;
            return;
        }

        for (var target = Dispatch.Current; target is not null; target = target.Next)
        {
            if (target is Tape above && ReferenceEquals(above.next, this))
            {
                above.next = next;
                return;
            }
        }
    }

    /// <summary>
    /// The outputs, each a tensor of its own: a graph may pass an input on or give one value twice, a list gives back
    /// what was put into it, and cotangents are kept by tensor, so that one of an output would count twice.
    /// </summary>
    private Tensor[] Distinct(ReadOnlySpan<Tensor> inputs, Tensor[] outputs)
    {
        Tensor[]? distinct = null;
        for (var i = 0; i < outputs.Length; i++)
        {
            if (tracked.Contains(outputs[i]) || Contains(inputs, outputs[i])
                || Contains(outputs.AsSpan(0, i), outputs[i]))
            {
                distinct ??= [.. outputs];
                distinct[i] = outputs[i].Alias();
            }
        }

        return distinct ?? outputs;
    }

    private static bool Contains(ReadOnlySpan<Tensor> tensors, Tensor sought)
    {
        foreach (var tensor in tensors)
        {
            if (ReferenceEquals(tensor, sought))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The gradient will read them.</summary>
    private static void Keep(Op op, Tensor[] tensors)
    {
        foreach (var tensor in tensors)
        {
            tensor.Keep(op.Name);
        }
    }

    private bool Watches(Cell cell)
        => cell.Spec.DType.IsFloating && ((WatchesVariables && cell.Trainable) || watchedCells.Contains(cell));

    private void Record(Op op, Tensor[] inputs, Tensor[] outputs, ControlReverse? reverse)
    {
        Keep(op, inputs);
        Keep(op, outputs);
        Records.Add(new TapeRecord(op, inputs, outputs, reverse, SourceLines.Current));
        foreach (var output in outputs)
        {
            if (Lists.IsDifferentiable(output.DType))
            {
                tracked.Add(output);
            }
        }
    }
}
