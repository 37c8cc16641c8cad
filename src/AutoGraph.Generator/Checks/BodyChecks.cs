using System.Collections.Immutable;
using System.Globalization;
using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGraph.Generator.Checks;

/// <summary>The checks of one body.</summary>
internal sealed class BodyChecks(OperationBlockAnalysisContext context, IOperation body)
{
    private readonly HashSet<SyntaxNode> _literals = [];
    private Facts _facts = null!;

    public void Run()
    {
        var operations = body.DescendantsAndSelf().ToList();
        if (!operations.Any(operation => KnownTypes.IsOperand(operation.Type))) return;
        _facts = new(new(operations));
        // What stands inside comes first, so that facts are there when they are asked for.
        for (var i = operations.Count - 1; i >= 0; i--)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            Check(operations[i]);
        }
    }

    private void Check(IOperation operation)
    {
        switch (operation)
        {
            case IBinaryOperation { OperatorMethod.ContainingType: var type } binary when KnownTypes.IsOperand(type):
                if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
                    CheckCondition(binary.LeftOperand);
                else
                    CheckMeeting(NameOf(binary.OperatorMethod), binary, _facts.Of(binary.LeftOperand),
                        _facts.Of(binary.RightOperand));
                break;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.True or UnaryOperatorKind.False } test
                when KnownTypes.IsOperand(test.OperatorMethod?.ContainingType):
                CheckCondition(test.Operand);
                break;
            case IInvocationOperation call:
                CheckCall(call, new(call, _facts));
                break;
            case ICollectionExpressionOperation { Type: var type } sizes when KnownTypes.IsShape(type):
                CheckSizes(sizes);
                break;
            case IConversionOperation { OperatorMethod: not null, Type: var type } made when KnownTypes.IsShape(type):
                CheckSizes(made.Operand);
                break;
        }
    }

    private void CheckCall(IInvocationOperation operation, Call call)
    {
        if (call.Name is not { } name) return;
        if (Rules.Binary.ContainsKey(name))
        {
            CheckMeeting(Word(name), operation, call.Fact("left"), call.Fact("right"));
            return;
        }

        switch (name)
        {
            case "Where":
                CheckDTypes("where", operation, call.Fact("whenTrue"), call.Fact("whenFalse"));
                break;
            case "MatMul":
                CheckProduct(operation, call.X, call.Fact("right"));
                break;
            case "Reshape" when call.X.Sizes is { IsKnown: true } from && call.Shape is { } to
                && from.Reshape(to) is null:
                Report(DiagnosticTable.ElementCount, operation, from.ToString(),
                    from.Count.ToString(CultureInfo.InvariantCulture), to.ToString());
                break;
        }
    }

    private void CheckMeeting(string name, IOperation where, Fact left, Fact right)
    {
        if (CheckDTypes(name, where, left, right)) return;
        if (left.Sizes is { } a && right.Sizes is { } b && Sizes.Broadcast(a, b) is null)
            Report(DiagnosticTable.NoBroadcast, where, name, a.ToString(), b.ToString());
    }

    private void CheckProduct(IOperation where, Fact left, Fact right)
    {
        if (CheckDTypes("matMul", where, left.Strong, right.Strong)) return;
        if (left.Sizes is not { } a || right.Sizes is not { } b) return;
        string? problem = null;
        if (a.Rank < 2 || b.Rank < 2)
            problem = "both sides need at least 2 axes; use ExpandDims to make a vector a row or a column";
        else if (a.FromEnd(1) is >= 0 and var columns && b.FromEnd(2) is >= 0 and var rows && columns != rows)
            problem = $"the left side has {columns} columns, the right side {rows} rows; transpose one side";
        else if (Sizes.Broadcast(a.Slice(0, a.Rank - 2), b.Slice(0, b.Rank - 2)) is null)
            problem = "their leading axes do not broadcast";
        if (problem is not null) Report(DiagnosticTable.InnerSizes, where, a.ToString(), b.ToString(), problem);
    }

    private bool CheckDTypes(string name, IOperation where, Fact left, Fact right)
    {
        if (!Fact.DoNotMix(left, right)) return false;
        var target = DTypes.IsFloating(left.DType!) ? left.DType! : right.DType!;
        // What a fix casts to.
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add("left", DTypes.Property(left.DType!)).Add("right", DTypes.Property(right.DType!));
        context.ReportDiagnostic(Diagnostic.Create(DiagnosticTable.MixedDTypes, where.Syntax.GetLocation(), properties,
            name, left.DType, right.DType, DTypes.Property(target)));
        foreach (var (side, other) in new[] { (left, right), (right, left) })
            if (side.DoubleLiteral is { } literal && other.DType == "float32" && _literals.Add(literal))
                context.ReportDiagnostic(Diagnostic.Create(
                    DiagnosticTable.DoubleLiteral, literal.GetLocation(), literal.ToString(), Single(literal)));
        return true;
    }

    private void CheckCondition(IOperation condition)
    {
        var fact = _facts.Of(condition);
        var isBool = fact.DType is null or "bool";
        if (isBool && fact.Sizes is not { MayBeSingle: false }) return;
        // What a fix may reduce.
        var properties = isBool ? ImmutableDictionary<string, string?>.Empty.Add("bool", "") : null;
        context.ReportDiagnostic(Diagnostic.Create(
            DiagnosticTable.Condition, condition.Syntax.GetLocation(), properties, fact.ToString()));
    }

    private void CheckSizes(IOperation value)
    {
        foreach (var element in ShapeLiteral.Of(value) ?? [])
            if (ShapeLiteral.Size(element) < 0) Report(DiagnosticTable.NegativeSize, element);
    }

    private void Report(DiagnosticDescriptor descriptor, IOperation where, params string[] words)
        => context.ReportDiagnostic(Diagnostic.Create(descriptor, where.Syntax.GetLocation(), words));

    // `op_Addition` is what the runtime calls add.
    private static string NameOf(IMethodSymbol method) => method.Name switch
    {
        "op_Addition" => "add",
        "op_Subtraction" => "subtract",
        "op_Modulus" => "remainder",
        "op_Division" => "divide",
        "op_Equality" => "equal",
        "op_Inequality" => "notEqual",
        "op_GreaterThan" => "greater",
        "op_GreaterThanOrEqual" => "greaterEqual",
        "op_LessThan" => "less",
        "op_LessThanOrEqual" => "lessEqual",
        "op_BitwiseAnd" => "logicalAnd",
        "op_BitwiseOr" => "logicalOr",
        "op_ExclusiveOr" => "logicalXor",
        var name => Word(name.Substring("op_".Length)),
    };

    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    private static string Single(SyntaxNode literal) => literal.ReplaceTokens(
        literal.DescendantTokens().Where(token => token.Value is double),
        static (token, _) => SyntaxFactory.ParseToken(FloatText(token.Text))).ToString();

    /// <summary>A double literal as a float one: <c>2.0</c> becomes <c>2.0f</c>.</summary>
    public static string FloatText(string text) => text.TrimEnd('d', 'D') + "f";
}
