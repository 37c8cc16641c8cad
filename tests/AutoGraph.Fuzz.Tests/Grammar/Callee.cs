using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Grammar;

/// <summary>A method, local function or lambda that a program may call.</summary>
/// <param name="Cost">About how many operations a call runs.</param>
/// <param name="HasEffects">It assigns outer locals, so it may be called as a statement only.</param>
internal sealed record Callee(
    string Construct, string Name, Kind Result, IReadOnlyList<Kind> Parameters, int Cost, bool HasEffects = false)
{
    public const string Local = "call of a local function or lambda";
    public const string Method = "call of a method";
    public const string Recursive = "call of a recursive method";
}
