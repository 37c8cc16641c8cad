namespace AutoGraph.Conformance;

/// <summary>The one place that names the rows which do not pass yet, each with the reason.</summary>
/// <remarks>A row that passes must go from here: a test sees to it.</remarks>
internal static class NotYet
{
    public static readonly IReadOnlyDictionary<int, string> Reasons = new Dictionary<int, string>
    {
        [35] = "a branch that leaves null gives zeros instead of an error that names the variable",
        [139] = "nothing warns of a host loop that unrolls beyond a threshold",
        [201] = "there is no list to pop from",
        [203] = "there is no list to pop from",
        [207] = "there is no list of a known element shape",
        [209] = "there is no list of a known element shape",
        [223] = "a compile-time diagnostic, which belongs to AutoGraph.Generator.Tests",
        [239] = "recursion decided by a tensor traces without end",
        [255] = "C# has no one-argument built-in max: Tensor.Max reduces all axes",
        [257] = "there is no sort",
        [259] = "there is no iterator as graph state",
        [261] = "there is no iterator as graph state",
        [263] = "there are no generic functions",
        [267] = "printing is not staged yet: compile with STAGED_PRINT",
        [269] = "printing is not staged yet: compile with STAGED_PRINT",
        [273] = "there is no Ag.Assert yet: compile with STAGED_ASSERT",
        [277] = "there is no Ag.Assert yet: compile with STAGED_ASSERT",
        [275] = "the message of Ag.Assert is a plain string",
        [289] = "[TensorFunction] has no input signature",
        [301] = "a compile-time diagnostic, which belongs to AutoGraph.Generator.Tests",
        [347] = "there is no custom gradient",
    };
}
