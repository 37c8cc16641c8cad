using Microsoft.CodeAnalysis;

namespace AutoGraph.Benchmarks.Generation;

/// <summary>An edit of the synthetic project, made again and again with another number.</summary>
/// <param name="Name">Where it happens.</param>
/// <param name="File">The file that changes.</param>
/// <param name="From">What is replaced in it.</param>
/// <param name="To">By what; gets the number of the edit.</param>
internal sealed record Keystroke(string Name, string File, string From, Func<int, string> To)
{
    public static readonly IReadOnlyList<Keystroke> All =
    [
        new("keystroke in an unrelated file", "Service0", "offset = 17", n => $"offset = {n}"),
        new("keystroke in a file of calls", "Caller0", "offset = 17", n => $"offset = {n}"),
        new("keystroke in an annotated method", "Model0", "scaled / 2f", n => $"scaled / {n}f"),
        new("keystroke beside annotated methods", "Model0", "rate = 0.5f", n => $"rate = {n}f"),
        new("keystroke in a callee in another file", "Layers0", "x > 6f", n => $"x > {n}f"),
        new("member added to an unrelated file", "Service0", "public void Step(",
            n => $"public void Step{n}() {{ }}\n    public void Step("),
    ];

    public Compilation Edit(SyntheticProject project, int number) => project.With(File, From, To(number));
}
