using System.Collections.Immutable;

namespace AutoGraph.Kernels;

/// <summary>One statement of a <see cref="ScalarProgram"/>; <c>Input(i)</c> in its formulas is a register.</summary>
internal abstract record ScalarStatement;

/// <summary>Sets registers to values that are all computed before the first is set.</summary>
/// <param name="Registers">Each once.</param>
/// <param name="Values">Of the registers' types.</param>
internal sealed record Assignment(ImmutableArray<int> Registers, ImmutableArray<Scalar> Values) : ScalarStatement;

/// <summary>Runs one of two blocks.</summary>
/// <param name="Condition">Bool.</param>
/// <param name="Then">Where it holds.</param>
/// <param name="Else">Where it does not.</param>
internal sealed record Branch(
    Scalar Condition, ImmutableArray<ScalarStatement> Then, ImmutableArray<ScalarStatement> Else) : ScalarStatement;

/// <summary>Repeats a block as long as a condition holds.</summary>
/// <param name="Test">What runs before the condition is looked at, each time.</param>
/// <param name="Condition">Bool.</param>
/// <param name="Body">What is repeated.</param>
internal sealed record Repetition(
    ImmutableArray<ScalarStatement> Test, Scalar Condition, ImmutableArray<ScalarStatement> Body) : ScalarStatement;
