using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>Nodes that compute a row of their outputs from the same row of each other's.</summary>
internal sealed class RowGroup(int rows)
{
    /// <summary>More would keep too much of a block alive, and gain nothing.</summary>
    private const int MostMembers = 64;

    /// <summary>Bytes of a row of which some dozen, as products want them, still stay in the cache.</summary>
    private const long RowBytesBesideProducts = 16 << 10;

    /// <summary>How many rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>In the order of the graph.</summary>
    public List<Node> Members { get; } = [];

    /// <summary>How many rows a node has; 0 when its rows cannot be computed apart.</summary>
    public static int RowsOf(Node node)
    {
        if (node.Op is not (FusedOp or KernelOp or ViewOp) || node.Op.Effect != Effect.None || !IsKnown(node)
            || (node.Op is KernelOp && node.Inputs.Length + node.Outputs.Length > RowBlocksOp.MostKernelOperands)
            || node.Op.RowReads(SpecsOf(node)) is null)
        {
            return 0;
        }

        var rows = node.Op is FusedOp loop ? loop.Space.Sizes[0] : node.Outputs[0].Shape.Sizes[0];
        return rows > 1 ? rows : 0;
    }

    /// <summary>Whether what this group reads of another it reads row by row.</summary>
    public bool ReadsRowsOnlyOf(RowGroup other)
    {
        foreach (var member in Members)
        {
            bool[]? reads = null;
            for (var i = 0; i < member.Inputs.Length; i++)
            {
                var input = member.Inputs[i];
                if (other.Members.Contains(input.Node)
                    && (IsCombined(input) || !(reads ??= member.Op.RowReads(SpecsOf(member))!)[i]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether two groups may be one as far as sizes go.</summary>
    public bool Suits(RowGroup other)
        => Rows == other.Rows && Members.Count + other.Members.Count <= MostMembers
            && !IsTooLargeFor(other) && !other.IsTooLargeFor(this);

    /// <summary>Whether running it by blocks of rows can gain something: there is more than one thing to run.</summary>
    public bool IsWorthwhile => Members.Count(member => member.Op is not ViewOp) > 1;

    private bool HasProducts => Members.Any(member => member.Op is MatMul);

    private long LargestRowBytes => Members.Max(
        member => member.Outputs.Max(output => output.Shape.ElementCount * output.DType.Size)) / Rows;

    /// <summary>Products share what they read among some dozen rows: those of images, say, had better run one by
    /// one.</summary>
    private bool IsTooLargeFor(RowGroup products)
        => products.HasProducts && !HasProducts
            && LargestRowBytes > Math.Max(products.LargestRowBytes, RowBytesBesideProducts);

    private static bool IsCombined(Value value) => value.Node.Op is FusedOp loop && loop.CombinesRows(value.Index);

    private static bool IsKnown(Node node)
        => node.Inputs.All(input => input.Spec.Shape.IsKnown && input.Spec.DType.StorageElement is not null)
            && node.Outputs.All(output => output.Shape.IsKnown && output.DType.StorageElement is not null);

    private static TensorSpec[] SpecsOf(Node node) => [.. node.Inputs.Select(input => input.Spec)];
}
