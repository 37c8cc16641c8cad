using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoGraph.Fuzz.Syntax;

/// <summary>The two classes that a program becomes.</summary>
internal static class SubjectPrinter
{
    private const string Usings =
        "using System;\nusing System.Collections.Generic;\nusing AutoGraph;\nusing AutoGraph.Fuzz.Host;\n";

    private static readonly (string Name, Wording Text)[] Types =
    [
        ("Box", "public class Box { public @Real A; public @Int B; }"),
        ("Spot", "public struct Spot { public @Real A; public @Int B; }"),
        ("Sample", "public record Sample(@Real A, @Int B);"),
    ];

    public static string HostText(Subject subject) => Usings + Layout($$"""
        public static class {{HostName(subject)}}
        {
            public static readonly Cell<double> V = new(0);
            public static readonly Cell<int> W = new(0);
            {{Methods(subject, Dialect.Host)}}
        }
        """);

    public static string TensorText(Subject subject) => Usings + Layout($$"""
        public static partial class {{TensorName(subject)}}
        {
            public static readonly Variable V = new(Tensor.Constant(0.0));
            public static readonly Variable W = new(Tensor.Constant(0));
            [TensorFunction] {{Methods(subject, Dialect.Tensor)}}
            [TensorFunction] {{Gradient(subject)}}
        }
        """);

    public static string HostName(Subject subject) => $"Host{subject.Number}";

    public static string TensorName(Subject subject) => $"Tensor{subject.Number}";

    public static string ResultType(IReadOnlyList<Kind> kinds)
        => kinds.Count == 1 ? $"@{kinds[0]}" : $"({string.Join(", ", kinds.Select(kind => $"@{kind}"))})";

    private static string Methods(Subject subject, Dialect dialect)
    {
        var methods = $$"""
            {{dialect.Print(Signature(subject, ResultType(subject.Outputs), "F"))}} { {{dialect.Print(subject.Body)}} }
            {{dialect.Print(subject.Members)}}
            """;
        var types = Types.Where(type => methods.Contains(type.Name, StringComparison.Ordinal))
            .Select(type => dialect.Print(type.Text));
        return methods + string.Join("\n", types);
    }

    private static string Signature(Subject subject, string result, string name)
        => $"public static {result} {name}({string.Join(", ", subject.Parameters.Select(p => $"@{p.Kind} {p.Text}"))})";

    private static string Gradient(Subject subject)
    {
        var smooth = subject.Parameters.Where(parameter => parameter.Kind is Kind.Real or Kind.Row).Select(p => p.Text);
        var result = subject.Outputs.Length > 1 ? "result.Item1" : "result";
        var call = $"F({string.Join(", ", subject.Parameters.Select(parameter => parameter.Text))})";
        return $$"""
            {{Dialect.Tensor.Print(Signature(subject, "Tensor[]", "G"))}}
            {
                using var tape = new GradientTape();
                {{string.Join(" ", smooth.Select(name => $"tape.Watch({name});"))}}
                var result = {{call}};
                return tape.OrZeros({{result}}, [{{string.Join(", ", smooth.Append("V"))}}]);
            }
            """;
    }

    private static string Layout(string text)
        => CSharpSyntaxTree.ParseText(text).GetRoot().NormalizeWhitespace().ToFullString();
}
