namespace AutoGraph.Kernels;

/// <summary>
/// Formulas as one list of steps, operands before users, equal nodes once: what runs, compares and prints.
/// </summary>
internal sealed class Listing
{
    private readonly List<Step> steps = [];
    private readonly Dictionary<Step, int> places = [];
    private readonly Dictionary<Scalar, int> visited = new(ReferenceEqualityComparer.Instance);

    private Listing(ReadOnlySpan<Scalar> formulas)
    {
        Results = new int[formulas.Length];
        for (int i = 0; i < formulas.Length; i++)
        {
            Results[i] = Place(formulas[i]);
        }

        Steps = [.. steps];
    }

    public Step[] Steps { get; }

    /// <summary>For each formula the index of its last step.</summary>
    public int[] Results { get; }

    public static Listing Of(params ReadOnlySpan<Scalar> formulas) => new(formulas);

    /// <summary>Values of all formulas, as <see cref="Number"/> keeps them.</summary>
    public long[] Evaluate(ReadOnlySpan<long> inputs)
    {
        var values = new long[Steps.Length];
        for (int i = 0; i < values.Length; i++)
        {
            var step = Steps[i];
            values[i] = step.Primitive switch
            {
                Primitive.Input => inputs[(int)step.Payload],
                Primitive.Constant => step.Payload,
                _ => Reference.Apply(
                    step.Primitive,
                    step.Type,
                    Steps[step.A].Type,
                    values[step.A],
                    step.B < 0 ? 0 : values[step.B],
                    step.C < 0 ? 0 : values[step.C]),
            };
        }

        return Array.ConvertAll(Results, result => values[result]);
    }

    private int Place(Scalar node)
    {
        if (visited.TryGetValue(node, out int place))
        {
            return place;
        }

        var operands = node.OperandSpan;
        var step = new Step(
            node.Primitive,
            node.Type,
            node.Payload,
            operands.Length > 0 ? Place(operands[0]) : -1,
            operands.Length > 1 ? Place(operands[1]) : -1,
            operands.Length > 2 ? Place(operands[2]) : -1);
        if (!places.TryGetValue(step, out place))
        {
            place = steps.Count;
            places.Add(step, place);
            steps.Add(step);
        }

        visited.Add(node, place);
        return place;
    }
}
