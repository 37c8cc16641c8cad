using System.Reflection;
using AutoGraph.Generator.Tests.Cases;
using AutoGraph.Generator.Tests.Harness;

namespace AutoGraph.Generator.Tests;

/// <summary>Eager and graph give the same: the source is the test.</summary>
public class ControlFlowTests
{
    private static readonly Case[] All =
    [
        .. Branches.All, .. Operators.All, .. WhileLoops.All, .. ForLoops.All, .. Jumps.All, .. Returns.All, .. Callees.All, .. Oddities.All, .. Throws.All, .. ByReference.All, .. HostLocals.All, .. Switches.All, .. CompositeState.All,
        .. TensorLists.All,
    ];

    // One compilation holds every case, each in a class of its own.
    private static readonly Lazy<Assembly> Compiled = new(() =>
        GeneratorRun.Of(string.Join("\n", All.Select(c => c.Source)) + Callees.Tools).AssertNoDiagnostics().Load());

    public static TheoryData<string, int> Rows()
    {
        var rows = new TheoryData<string, int>();
        foreach (var c in All)
            for (var i = 0; i < c.Rows.Length; i++) rows.Add(c.Name, i);
        return rows;
    }

    [Theory, MemberData(nameof(Rows))]
    public void Eager_and_graph_give_the_same(string name, int row)
    {
        var (arguments, expected) = All.Single(c => c.Name == name).Rows[row];
        Assert.Equal(expected, BothWays.Same(Compiled.Value.GetType(name)!, arguments));
    }
}
