using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace AutoGraph.Kernels;

/// <summary>
/// What a loop computes, without sizes or strides: element types of the inputs and formulas of the outputs.
/// </summary>
/// <remarks>Equal programs have equal hashes and share compiled code. Operands are inputs, then outputs.</remarks>
public sealed class LoopProgram : IEquatable<LoopProgram>
{
    /// <summary>Operands of one program at most.</summary>
    public const int LargestOperandCount = 64;

    private readonly int hash;
    private KernelSet? kernels;

    /// <summary>Checks the formulas against the inputs.</summary>
    /// <exception cref="ArgumentException">A formula names a missing input or another type; a reduction does not
    /// fit.</exception>
    public LoopProgram(ImmutableArray<ElementType> inputs, ImmutableArray<LoopOutput> outputs)
    {
        if (outputs.IsDefaultOrEmpty || inputs.IsDefault || inputs.Length + outputs.Length > LargestOperandCount)
        {
            throw new ArgumentException(
                $"A loop expects at least one output and at most {LargestOperandCount} operands; "
                + $"received {(inputs.IsDefault ? 0 : inputs.Length)} inputs and "
                + $"{(outputs.IsDefault ? 0 : outputs.Length)} outputs.");
        }

        Inputs = inputs;
        Outputs = outputs;
        var formulas = new Scalar[outputs.Length];
        for (int i = 0; i < formulas.Length; i++)
        {
            Check(outputs[i]);
            formulas[i] = outputs[i].Value;
        }

        Listing = Listing.Of(formulas);
        var code = new HashCode();
        foreach (var input in inputs)
        {
            code.Add((int)input);
        }

        foreach (var step in Listing.Steps)
        {
            CheckInput(step);
            Cost += step.Primitive.Cost();
            code.Add(step);
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            code.Add(Listing.Results[i]);
            code.Add((int)outputs[i].Reduction);
            HasReductions |= outputs[i].Reduction != Reduction.None;
        }

        hash = code.ToHashCode();
    }

    /// <summary>Element types of the inputs.</summary>
    public ImmutableArray<ElementType> Inputs { get; }

    /// <summary>Formulas and reductions of the outputs.</summary>
    public ImmutableArray<LoopOutput> Outputs { get; }

    /// <summary>Inputs and outputs together.</summary>
    public int OperandCount => Inputs.Length + Outputs.Length;

    /// <summary>Work of one element, in units of an addition: a division counts 4, an exponential 10.</summary>
    public int Cost { get; }

    /// <summary>The names of its operations, equal ones once, the first few: <c>exp,add,…</c>.</summary>
    public string Summary => FormulaText.Summary(this);

    internal Listing Listing { get; }

    internal bool HasReductions { get; }

    /// <summary>True when one output repeats one input, bit for bit.</summary>
    internal bool IsCopy => Inputs.Length == 1 && Outputs.Length == 1 && !HasReductions
        && Listing.Steps is [{ Primitive: Primitive.Input }];

    /// <summary>The compiled forms, shared with equal programs.</summary>
    internal KernelSet Kernels => kernels ??= KernelSet.Of(this);

    /// <summary>Element type of an operand, inputs then outputs.</summary>
    public ElementType OperandType(int operand)
        => operand < Inputs.Length ? Inputs[operand] : Outputs[operand - Inputs.Length].Value.Type;

    /// <inheritdoc/>
    public bool Equals(LoopProgram? other)
        => ReferenceEquals(this, other)
            || (other is not null && hash == other.hash
                && Inputs.AsSpan().SequenceEqual(other.Inputs.AsSpan())
                && Listing.Steps.AsSpan().SequenceEqual(other.Listing.Steps)
                && Listing.Results.AsSpan().SequenceEqual(other.Listing.Results)
                && SameReductions(other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LoopProgram);

    /// <inheritdoc/>
    public override int GetHashCode() => hash;

    /// <summary>Inputs, steps and outputs as text, the same in every run.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("loop(");
        for (int i = 0; i < Inputs.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ", ")}x{i}: {Inputs[i]}");
        }

        text.Append(") { ");
        FormulaText.AppendSteps(text, Listing, "; ");
        for (int i = 0; i < Outputs.Length; i++)
        {
            string name = FormulaText.Name(Listing.Steps, Listing.Results[i]);
            text.Append(i == 0 ? "return " : ", ");
            text.Append(Outputs[i].Reduction == Reduction.None ? name : $"{Outputs[i].Reduction}({name})");
            text.Append(CultureInfo.InvariantCulture, $": {Outputs[i].Value.Type}");
        }

        return text.Append(" }").ToString();
    }

    private static void Check(LoopOutput output)
    {
        ArgumentNullException.ThrowIfNull(output.Value);
        bool truth = output.Value.Type == ElementType.Bool;
        bool fits = output.Reduction switch
        {
            Reduction.None => true,
            Reduction.Any or Reduction.All => truth,
            _ => !truth,
        };
        if (!fits)
        {
            throw new ArgumentException(
                $"{output.Reduction} expects {(truth ? "numbers" : "Bool")}; "
                + $"received {output.Value.Type}. Cast the value.");
        }
    }

    private void CheckInput(Step step)
    {
        if (step.Primitive == Primitive.Input
            && (step.Payload >= Inputs.Length || Inputs[(int)step.Payload] != step.Type))
        {
            string received = step.Payload >= Inputs.Length
                ? $"{Inputs.Length} inputs" : $"{Inputs[(int)step.Payload]}";
            throw new ArgumentException(
                $"The formula expects input {step.Payload} as {step.Type}; received {received}.");
        }
    }

    private bool SameReductions(LoopProgram other)
    {
        for (int i = 0; i < Outputs.Length; i++)
        {
            if (Outputs[i].Reduction != other.Outputs[i].Reduction)
            {
                return false;
            }
        }

        return true;
    }
}
