using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Rewriting;

/// <summary>Parts of expressions that a tensor may skip must not assign, nor throw to a catch.</summary>
internal static class LazyParts
{
    public static void Check(ExpressionSyntax part, MethodScope scope)
    {
        var use = new VariableUse(scope);
        use.Visit(part);
        foreach (var write in use.Writes.Where(write => !use.Declares.Contains(write.Variable)))
            scope.Diagnostics.Add(DiagnosticTable.AssignedLazily, part, scope.Variables[write.Variable].Path);
        foreach (var thrown in part.DescendantNodesAndSelf().OfType<ThrowExpressionSyntax>())
            if (Throws.IsCaught(thrown))
                scope.Diagnostics.Add(DiagnosticTable.InsideTry, thrown);
    }
}
