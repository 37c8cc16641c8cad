using System.Collections.Immutable;

namespace AutoGraph.Kernels;

/// <summary>Writes a <see cref="ScalarProgram"/>, statement by statement.</summary>
/// <remarks>
/// A register is set in one place only, but for the state of a loop, which is set before the loop and at the end of its
/// body. So a formula may be used until the end of the block in which it was made.
/// </remarks>
public sealed class ScalarProgramBuilder
{
    private readonly List<ElementType> registers = [];
    private List<ScalarStatement> block = [];
    private int inputCount;

    /// <summary>A register that the caller sets. Inputs come before everything else.</summary>
    public Scalar AddInput(ElementType type)
    {
        inputCount++;
        return NewRegister(type);
    }

    /// <summary>Computes formulas once, to be used many times; what is a register or a constant stays what it
    /// is.</summary>
    public Scalar[] Assign(params ReadOnlySpan<Scalar> values)
    {
        var results = values.ToArray();
        int[] computed = [.. Enumerable.Range(0, results.Length).Where(i => !IsPlain(results[i]))];
        Set(
            Array.ConvertAll(computed, i => results[i]),
            Array.ConvertAll(computed, i => results[i] = NewRegister(results[i].Type)));
        return results;
    }

    /// <summary>One of two blocks, by a condition.</summary>
    /// <param name="condition">Bool.</param>
    /// <param name="then">Writes one block and gives its values; null when it cannot be written.</param>
    /// <param name="otherwise">The other, with as many values of the same types.</param>
    /// <returns>The values of the block that ran; null when one could not be written.</returns>
    public Scalar[]? Branch(Scalar condition, Func<Scalar[]?> then, Func<Scalar[]?> otherwise)
    {
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(otherwise);
        Scalar[]? results = null;
        var whenTrue = Block(then, values => Set(values, results = Array.ConvertAll(values, v => NewRegister(v.Type))));
        if (whenTrue is not { } first || Block(otherwise, values => Set(values, results!)) is not { } second)
        {
            return null;
        }

        block.Add(new Branch(condition, first, second));
        return results;
    }

    /// <summary>A block that is repeated as long as a condition holds.</summary>
    /// <param name="initial">The state before the loop.</param>
    /// <param name="test">From the state, whether to go on; null when it cannot be written.</param>
    /// <param name="body">From the state, the next one; null when it cannot be written.</param>
    /// <returns>The state after the loop; null when it could not be written.</returns>
    public Scalar[]? Repeat(
        ReadOnlySpan<Scalar> initial, Func<Scalar[], Scalar?> test, Func<Scalar[], Scalar[]?> body)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(body);
        var values = initial.ToArray();
        var state = Array.ConvertAll(values, value => NewRegister(value.Type));
        Scalar? condition = null;
        var before = Block(() => test(state) is { } holds ? [holds] : null, holds => condition = holds[0]);
        var repeated = Block(() => body(state), next => Set(next, state));
        if (before is not { } statements || repeated is not { } round)
        {
            return null;
        }

        Set(values, state);
        block.Add(new Repetition(statements, condition!, round));
        return state;
    }

    /// <summary>Statements of another program on values of this one; gives its results.</summary>
    public Scalar[] Include(ScalarProgram program, ReadOnlySpan<Scalar> inputs)
    {
        ArgumentNullException.ThrowIfNull(program);
        Scalar[] moved = [.. Assign(inputs), .. program.Registers.Skip(program.InputCount).Select(NewRegister)];
        block.AddRange(program.Body.Select(statement => Moved(statement, moved)));
        return [.. program.Results.Select(result => result.Substitute(moved))];
    }

    /// <summary>The program so far.</summary>
    public ScalarProgram Build(params ReadOnlySpan<Scalar> results)
        => new([.. registers], inputCount, [.. block], [.. results]);

    private static bool IsPlain(Scalar value) => value.Primitive is Primitive.Input or Primitive.Constant;

    /// <summary>A statement over other registers, and over values that it never sets.</summary>
    private static ScalarStatement Moved(ScalarStatement statement, Scalar[] moved)
    {
        return statement switch
        {
            Assignment(var registers, var values) => new Assignment(
                [.. registers.Select(register => moved[register].InputIndex)], [.. values.Select(Value)]),
            Branch(var condition, var then, var otherwise) => new Branch(
                Value(condition), Statements(then), Statements(otherwise)),
            Repetition(var test, var condition, var body) => new Repetition(
                Statements(test), Value(condition), Statements(body)),
            _ => throw new ArgumentOutOfRangeException(nameof(statement), statement, "Not a statement."),
        };

        Scalar Value(Scalar formula) => formula.Substitute(moved);

        ImmutableArray<ScalarStatement> Statements(ImmutableArray<ScalarStatement> statements)
            => [.. statements.Select(inner => Moved(inner, moved))];
    }

    private Scalar NewRegister(ElementType type)
    {
        registers.Add(type);
        return Scalar.Input(registers.Count - 1, type);
    }

    private void Set(Scalar[] values, Scalar[] targets)
    {
        if (targets.Length > 0)
        {
            block.Add(new Assignment([.. targets.Select(target => target.InputIndex)], [.. values]));
        }
    }

    /// <summary>The statements that a function writes, those for its values last; null when it gives null.</summary>
    private ImmutableArray<ScalarStatement>? Block(Func<Scalar[]?> write, Action<Scalar[]> finish)
    {
        var outer = block;
        block = [];
        try
        {
            if (write() is not { } values)
            {
                return null;
            }

            finish(values);
            return [.. block];
        }
        finally
        {
            block = outer;
        }
    }
}
