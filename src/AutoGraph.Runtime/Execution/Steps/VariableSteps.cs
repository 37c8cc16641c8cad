using AutoGraph.Ops;

namespace AutoGraph.Execution;

/// <summary>Points a slot at a variable's memory.</summary>
internal sealed class ReadStep(Cell cell, int slot) : Step
{
    /// <inheritdoc/>
    public override void Run(Frame frame)
    {
        var value = cell.Peek();
        frame.Tensors[slot] = value;
        frame.Addresses[slot] = value.View.Address;
    }

    /// <inheritdoc/>
    public override StepSummary Describe() => new($"read {cell.Name}", [], [cell.Place(slot)]);
}

/// <summary>Copies a value into a variable's memory.</summary>
internal sealed class AssignStep(Cell cell, Place value) : Step
{
    /// <inheritdoc/>
    public override void Run(Frame frame)
    {
        if (!value.IsStatic)
        {
            cell.Write(frame.Tensors[value.Slot]!);
            return;
        }

        var target = cell.BeginOverwrite();
        Copies.Run(frame.View(value), target.View);
        cell.EndOverwrite(target);
    }

    /// <inheritdoc/>
    public override StepSummary Describe()
    {
        // The variable's memory is no slot of the plan, and as large as the value.
        return new($"assign {cell.Name} {cell.Spec.Shape}", [value], [value]);
    }
}

/// <summary>Points a slot at the memory that a variable's next value goes to,
/// so that a step writes there at once.</summary>
internal sealed class BeginAssignStep(Cell cell, int slot) : Step
{
    /// <inheritdoc/>
    public override void Run(Frame frame)
    {
        var target = cell.BeginOverwrite();
        frame.Tensors[slot] = target;
        frame.Addresses[slot] = target.View.Address;
    }

    /// <inheritdoc/>
    public override StepSummary Describe() => new($"begin assign {cell.Name}", [], [cell.Place(slot)]);
}

/// <summary>Makes what was written after <see cref="BeginAssignStep"/> the variable's value.</summary>
internal sealed class EndAssignStep(Cell cell, int slot) : Step
{
    /// <inheritdoc/>
    public override void Run(Frame frame) => cell.EndOverwrite(frame.Tensors[slot]!);

    /// <inheritdoc/>
    public override StepSummary Describe() => new($"end assign {cell.Name}", [cell.Place(slot)], []);
}

/// <summary>What steps say of variables.</summary>
file static class CellPlaces
{
    /// <summary>A slot that points at a variable: it costs nothing to point.</summary>
    public static Place Place(this Cell cell, int slot) => new(slot, cell.Spec.DType, Layout: null);
}
