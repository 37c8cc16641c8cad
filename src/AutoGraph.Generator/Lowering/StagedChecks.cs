using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Model;
using AutoGraph.Generator.Parsing;

namespace AutoGraph.Generator.Lowering;

/// <summary>Finds what would go wrong in silence: host values,
/// places and statements that a tensor must not decide.</summary>
internal sealed class StagedChecks(Callable callable, IReadOnlyDictionary<string, Variable> variables)
{
    private readonly DiagnosticBag _bag = new();

    public EquatableArray<DiagnosticInfo> Found => _bag.ToEquatable();

    /// <summary>The method's returns were lowered, so its result is decided by a tensor.</summary>
    public void CheckResult()
    {
        if (callable.Result is ResultKind.Other or ResultKind.Array)
            _bag.Add(DiagnosticBag.Info(
                DiagnosticTable.StagedResult, callable.File, callable.Range, callable.Name, callable.ResultType));
    }

    public void Check(Statement statement) => Check(statement, innermost: null);

    private void Check(Statement statement, Statement? innermost)
    {
        if (statement is Quoted { WhenStaged: { } obstacle } quoted && innermost is not null
            && !(quoted.UnlessDeclared is { } made && Usage.Declared(innermost).Contains(made)))
            _bag.Add(obstacle);
        if (statement is Host { WhenStagedInside: { } inside } host
            && (innermost is not null || Shape.Descendants(host).Any(Shape.IsStaged)))
            _bag.Add(inside);
        foreach (var id in StateOf(statement)) CheckState(statement, variables[id]);
        var next = Shape.IsStaged(statement) ? statement : innermost;
        IEnumerable<Statement> below = statement is Block block ? block.Statements : Shape.Blocks(statement);
        foreach (var inner in below) Check(inner, next);
    }

    private static EquatableArray<string> StateOf(Statement statement) => statement switch
    {
        If { Staged: true } branch => branch.State,
        While { Staged: true } loop => loop.State,
        ForEach { Staged: true } loop => loop.State,
        _ => EquatableArray<string>.Empty,
    };

    private void CheckState(Statement construct, Variable variable)
    {
        var where = Usage.FirstWrite(construct, variable.Id)?.Range ?? callable.Range;
        if (variable.Kind == VariableKind.Host)
        {
            _bag.Add(DiagnosticBag.Info(
                DiagnosticTable.HostVariable, callable.File, where, variable.Path, variable.TypeName,
                callable.HostUse is { } use ? $" and '{use}' needs its host value" : ""));
            return;
        }

        if (construct is While or ForEach
            && Usage.Codes(construct).FirstOrDefault(code => code.NullTests.Contains(variable.Id)) is { } test)
            _bag.Add(DiagnosticBag.Info(DiagnosticTable.NullInLoop, callable.File, test.Range, variable.Path));
        var written = Usage.WrittenOutside(construct, variables);
        var moving = variable.DependsOn.FirstOrDefault(id => id[0] == MemberPath.Unstable || written.Contains(id));
        if (moving is not null)
            _bag.Add(DiagnosticBag.Info(
                DiagnosticTable.UnstablePath, callable.File, where, variable.Path,
                moving.TrimStart(MemberPath.Unstable)));
    }
}
