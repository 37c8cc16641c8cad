using AutoGraph.Ops;

namespace AutoGraph;

public sealed partial class Tensor
{
    /// <summary>Stacks the elements of a collection expression. Called by the compiler.</summary>
    public static Tensor FromElements(ReadOnlySpan<Tensor> elements)
    {
        if (elements.Length == 0)
        {
            return Zeros([0]);
        }

        // The first round finds the dtype that all agree on, the second brings those before it there: [1, 2, 0.5f].
        var rows = elements.ToArray();
        for (var i = 1; i < 2 * rows.Length; i++)
        {
            Literals.Adapt("constant", ref rows[0], ref rows[i % rows.Length]);
        }

        return Stack(rows);
    }
}
