using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Grammar;

/// <summary>A row of the grammar: writes a statement, or null where it does not fit.</summary>
/// <param name="Construct">What it is counted as.</param>
/// <param name="Weight">How often it is drawn, relative to the others.</param>
internal sealed record StatementForm(string Construct, int Weight, Func<Derivation, Scope, Node?> Write);
