using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Grammar;

/// <summary>All statements, and the draw among them.</summary>
internal static class StatementForms
{
    public static readonly IReadOnlyList<StatementForm> All =
        [.. Assignments.All, .. Declarations.All, .. Branches.All, .. Loops.All, .. Jumps.All, .. Functions.All];

    private static readonly int TotalWeight = All.Sum(form => form.Weight);

    public static Node? Write(Derivation derivation, Scope scope)
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            var draw = derivation.Draw(0, TotalWeight - 1);
            var form = All.First(form => (draw -= form.Weight) < 0);
            if (form.Write(derivation, scope) is { } statement) return statement with { Construct = form.Construct };
        }

        return null;
    }
}
