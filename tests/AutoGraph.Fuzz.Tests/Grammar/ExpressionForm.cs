using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Grammar;

/// <summary>A row of the grammar: an expression by the kinds of its operands.</summary>
/// <param name="IsLazy">Operands after the first may not be evaluated.</param>
internal sealed record ExpressionForm(
    string Construct, Kind Result, Kind[] Operands, Wording Wording, bool IsLazy = false)
{
    /// <summary>The compiler must not know the outcome, which it would in one dialect only.</summary>
    public bool IsComparison => Result is Kind.Flag or Kind.HostFlag && Operands[0] is not (Kind.Flag or Kind.HostFlag);

    /// <summary>Numbers on both sides make a number, which a tensor cannot decide.</summary>
    public bool IsTensorChoice => Construct == "?:";
}
