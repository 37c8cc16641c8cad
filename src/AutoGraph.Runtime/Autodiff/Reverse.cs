using AutoGraph.Errors;
using AutoGraph.Ops;

namespace AutoGraph.Autodiff;

/// <summary>The reverse pass over records: cotangents flow from outputs to inputs, summed where paths meet.</summary>
/// <remarks>Reverse accumulation; Griewank and Walther, Evaluating Derivatives, 2nd edition, chapter 3.</remarks>
internal sealed class Reverse
{
    private readonly Dictionary<Tensor, Tensor> cotangents = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Cell, Tensor> ofCells = new(ReferenceEqualityComparer.Instance);

    /// <summary>Starts at a target.</summary>
    public void Seed(Tensor target, Tensor cotangent) => Accumulate(target, cotangent);

    /// <summary>The cotangent of a tensor so far; null when no path led there.</summary>
    public Tensor? Of(Tensor tensor) => cotangents.GetValueOrDefault(tensor);

    /// <summary>The cotangent of a variable so far; null when no path led there.</summary>
    public Tensor? Of(Cell cell) => ofCells.GetValueOrDefault(cell);

    /// <summary>Walks the records backwards.</summary>
    public void Run(Tape tape)
    {
        using var lines = SourceLines.Keep();
        var outer = SourceLines.Current;
        for (var i = tape.Records.Count - 1; i >= 0; i--)
        {
            var record = tape.Records[i];
            var upstream = new Tensor?[record.Outputs.Length];
            var any = false;
            for (var k = 0; k < upstream.Length; k++)
            {
                upstream[k] = cotangents.GetValueOrDefault(record.Outputs[k]);
                any |= upstream[k] is not null;
            }

            if (!any)
            {
                continue;
            }

            SourceLines.Current = record.Lines.Reverse.Or(outer);
            if (record.Op is ReadVariable read)
            {
                Accumulate(read.Cell, upstream[0]!);
            }
            else if (record.Reverse is { } reverse)
            {
                var (ofInputs, cells) = reverse.Gradient(upstream, record.Inputs, record.Outputs);
                Accumulate(tape, record.Inputs, ofInputs);
                foreach (var (cell, cotangent) in cells)
                {
                    Accumulate(cell, cotangent);
                }
            }
            else
            {
                Accumulate(tape, record.Inputs, record.Op.Gradient(upstream, record.Inputs, record.Outputs));
            }
        }
    }

    private void Accumulate(Tape tape, Tensor[] inputs, Tensor?[] gradients)
    {
        for (var i = 0; i < gradients.Length; i++)
        {
            if (gradients[i] is { } gradient && tape.Tracks(inputs[i]))
            {
                Accumulate(inputs[i], gradient);
            }
        }
    }

    private void Accumulate(Tensor tensor, Tensor cotangent)
        => cotangents[tensor] = cotangents.TryGetValue(tensor, out var sum)
            ? Cotangents.Add(sum, cotangent)
            : cotangent;

    private void Accumulate(Cell cell, Tensor cotangent)
        => ofCells[cell] = ofCells.TryGetValue(cell, out var sum) ? Cotangents.Add(sum, cotangent) : cotangent;
}
