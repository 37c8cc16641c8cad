using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Runtime.Tests.Ops;

/// <summary>Finds every operation by reflection and names those that no row of the table reaches.</summary>
public sealed class OpCoverageTests
{
    /// <summary>Operations that are no functions of tensors alone; others test them.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["InputOp"] = "a place in a graph, never run",
        ["ConstantOp"] = "a place in a graph, never run",
        ["IfOp"] = "control flow: conformance tests",
        ["WhileOp"] = "control flow: conformance tests",
        ["CallOp"] = "control flow: conformance tests",
        ["ReadVariable"] = "state: tests of variables",
        ["AssignVariable"] = "state: tests of variables",
        ["ListPush"] = "lists of loops: tests of staging",
        ["ListPop"] = "lists of loops: tests of staging",
        ["ListStack"] = "lists of loops: tests of staging",
        ["ListUnstack"] = "lists of loops: tests of staging",
        ["ListLength"] = "lists of loops: tests of staging",
        ["ListAdd"] = "lists of loops: tests of staging",
        ["FusedOp"] = "made by passes: tests of fusion",
        ["RowBlocksOp"] = "made by passes: tests of row blocks",
        ["IslandOp"] = "made by passes: tests of islands",
        ["AddRowOp"] = "the reverse of loops: tests of their gradients",
        ["CustomGradientOp"] = "what a caller gives: tests of Gradients.Custom",
        ["OptimizationBarrier"] = "the reverse of recomputed functions: their tests",
        ["ReadBack"] = "variables that recomputed functions assign: their tests",
        ["RandomDraw"] = "the forward pass of recomputed functions: their tests",
        ["Identity"] = "made by passes: tests of fusion",
        ["PrintOp"] = "the console: tests of printing",
        ["AssertOp"] = "an error: tests of Ag",
        ["ThrowOp"] = "an error: the converter's cases of throw",
    };

    [Fact]
    public void Every_operation_has_a_row()
    {
        var reached = OpTable.Rows.SelectMany(Reached).ToHashSet();
        var missing = typeof(Op).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Op)) && !type.IsAbstract && !Elsewhere.ContainsKey(type.Name)
                && !reached.Contains(type))
            .Select(type => type.Name)
            .Order();
        Assert.True(!missing.Any(), $"Operations without a row in OpTable (or a line in OpCoverageTests.Elsewhere): "
            + $"{string.Join(", ", missing)}");
    }

    [Fact]
    public void The_list_of_others_names_operations_that_there_are()
    {
        var known = typeof(Op).Assembly.GetTypes().Select(type => type.Name).ToHashSet();
        Assert.All(Elsewhere.Keys, name => Assert.Contains(name, known));
    }

    /// <summary>The operations of a row and its gradients, with sizes known and hidden.</summary>
    private static HashSet<Type> Reached(OpRow row)
    {
        var types = new HashSet<Type>();
        var shapes = row.Shapes.Length > 1 ? row.Shapes[1] : row.Shapes[0];
        var inputs = row.Draw(shapes, row.DTypes[^1].IsFloating ? row.DTypes[^1] : row.DTypes[0], seed: 1);
        var weights = OpContractTests.Weights(row.Op(inputs), 1);
        foreach (var hidden in row.NeedsSizes ? [false] : new[] { false, true })
        {
            Tensor[] Body(Tensor[] x) => row.Differentiable && weights.DType.IsFloating
                ? [.. OpContractTests.Gradients(row.Op, x, weights).Where(gradient => gradient is not null)!]
                : [row.Op(x)];
            Collect(OpContractTests.Trace(Body, inputs, hidden), types);
        }

        return types;
    }

    private static void Collect(Graph graph, HashSet<Type> types)
    {
        foreach (var node in graph.Nodes)
        {
            types.Add(node.Op.GetType());
        }
    }
}
