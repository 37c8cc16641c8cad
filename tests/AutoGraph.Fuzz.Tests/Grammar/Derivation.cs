using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Grammar;

/// <summary>One random derivation: draws, fresh names and how much may still be written.</summary>
internal sealed partial class Derivation(Random random)
{
    private const int MaxWork = 3000;
    private int names;
    private int statements;

    /// <summary>About how many operations the method that is being written runs, at most.</summary>
    public int Work { get; set; }

    public string Fresh(string stem) => $"{stem}{names++}";

    public int Draw(int from, int to) => random.Next(from, to + 1);

    public bool Chance(double probability) => random.NextDouble() < probability;

    public T Pick<T>(params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    public Kind TensorKind() => Pick(Kind.Int, Kind.Real, Kind.Real, Kind.Flag, Kind.Row);

    /// <summary>A place of the kind that can be assigned; null when there is none.</summary>
    public Place? Target(Scope scope, params Kind[] kinds)
    {
        var found = scope.Assignable.Where(place => kinds.Contains(place.Kind)).ToArray();
        return found.Length == 0 ? null : Pick(found);
    }

    public Block Block(Scope scope, int length)
    {
        var written = new List<Node>();
        for (var i = 0; i < length && statements > 0 && Work < MaxWork; i++)
        {
            statements--;
            if (StatementForms.Write(this, scope) is { } statement) written.Add(statement);
        }

        return new([.. written]);
    }

    /// <summary>The body of a method: statements, then a return.</summary>
    public Block Body(Scope scope, int length)
    {
        statements = length * 3;
        var block = Block(scope, length);
        return new(block.Statements.Add(Return(scope)));
    }

    public Node Return(Scope scope)
    {
        var values = scope.Returns.Select(kind => Expression(scope, kind)).ToArray();
        var holes = string.Join(", ", values.Select((_, i) => $"${i}"));
        Wording wording = values.Length switch { 0 => "return;", 1 => "return $0;", _ => $"return ({holes});" };
        return Node.Statement(wording, values) with { Construct = Node.Return };
    }
}
