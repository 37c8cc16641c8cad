using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Grammar;

/// <summary>Local functions and lambdas.</summary>
internal static class Functions
{
    private const string ProcedureCall = "call of a procedure";

    public static readonly StatementForm[] All =
    [
        new("local function", 1, LocalFunction), new("lambda", 1, Lambda), new("procedure", 1, Procedure),
        new(ProcedureCall, 3, CallProcedure),
    ];

    private static Node? LocalFunction(Derivation d, Scope scope)
        => Write(d, scope, "@{0} {1}(@{2} {3}) {{ #0 }}");

    private static Node? Lambda(Derivation d, Scope scope)
        => Write(d, scope, "Func<@{2}, @{0}> {1} = {3} => {{ #0 }};");

    private static Node? Write(Derivation d, Scope scope, string wording)
    {
        if (scope.Depth > 2) return null;
        var (result, parameter, name, argument) = (d.TensorKind(), d.TensorKind(), d.Fresh("f"), d.Fresh("a"));
        var inner = scope.InnerFunction(result, isClosed: true);
        inner.Declare(new Place(parameter, argument));
        var before = d.Work;
        var block = d.Block(inner, 3);
        block = new(block.Statements.Add(d.Return(inner)));
        scope.Declare(new Callee(Callee.Local, name, result, [parameter], ((d.Work - before) / scope.Repeats) + 1));
        return Node.Statement(string.Format(null, wording, result, name, parameter, argument), [], block);
    }

    /// <summary>A local function that assigns locals around it.</summary>
    private static Node? Procedure(Derivation d, Scope scope)
    {
        if (scope.Depth > 2 || scope.IsClosed) return null;
        var (parameter, name, argument) = (d.TensorKind(), d.Fresh("p"), d.Fresh("a"));
        var inner = scope.InnerFunction(Kind.Nothing, isClosed: false) with { Returns = [] };
        inner.Declare(new Place(parameter, argument));
        var before = d.Work;
        var block = d.Block(inner, 3);
        var cost = ((d.Work - before) / scope.Repeats) + 1;
        scope.Declare(new Callee(ProcedureCall, name, Kind.Nothing, [parameter], cost, HasEffects: true));
        return Node.Statement($"void {name}(@{parameter} {argument}) {{ #0 }}", [], block);
    }

    private static Node? CallProcedure(Derivation d, Scope scope)
    {
        var callees = scope.Callees.Where(callee => callee.HasEffects && d.CanAfford(scope, callee)).ToArray();
        if (callees.Length == 0) return null;
        var call = d.CallOf(scope, d.Pick(callees), 2);
        return call with { Wording = new(call.Wording.Host + ";", call.Wording.Tensor + ";") };
    }
}
