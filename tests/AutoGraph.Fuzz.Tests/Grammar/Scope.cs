using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Grammar;

/// <summary>What a statement may name and do where it stands.</summary>
internal sealed record Scope
{
    private readonly List<Place> places = [];
    private readonly List<Callee> callees = [];

    private Scope()
    {
    }

    public Scope? Outer { get; private init; }

    public bool CanBreak { get; init; }

    public bool CanContinue { get; init; }

    /// <summary>Places of outer scopes are only read: it is the body of a lambda.</summary>
    public bool IsClosed { get; init; }

    /// <summary>What the method around returns.</summary>
    public required IReadOnlyList<Kind> Returns { get; init; }

    /// <summary>How often a statement here may run, at most, for one call.</summary>
    public int Repeats { get; init; } = 1;

    public int Depth { get; init; }

    public IEnumerable<Place> Places => places.Concat(Outer?.Places ?? []);

    public IEnumerable<Place> Assignable
        => places.Where(place => place.IsAssignable).Concat(IsClosed ? [] : Outer?.Assignable ?? []);

    public IEnumerable<Callee> Callees
        => callees.Concat((Outer?.Callees ?? []).Where(callee => !IsClosed || !callee.HasEffects));

    public static Scope OfMethod(
        IReadOnlyList<Kind> returns, IEnumerable<Place> parameters, IEnumerable<Callee> callees)
    {
        var scope = new Scope { Returns = returns };
        scope.places.AddRange(parameters);
        scope.callees.AddRange(callees);
        return scope;
    }

    public Scope Inner(int times = 1)
        => new()
        {
            Outer = this,
            Returns = Returns,
            CanBreak = CanBreak,
            CanContinue = CanContinue,
            Repeats = Repeats * times,
            Depth = Depth + 1,
        };

    public Scope InnerLoop(int times) => Inner(times) with { CanBreak = true, CanContinue = true };

    /// <summary>The body of a local function or lambda.</summary>
    public Scope InnerFunction(Kind returns, bool isClosed)
        => Inner() with { Returns = [returns], CanBreak = false, CanContinue = false, IsClosed = isClosed };

    public void Declare(Place place) => places.Add(place);

    public void Declare(Callee callee) => callees.Add(callee);
}
