using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoGraph.Benchmarks.Generation;

/// <summary>A project of any size: ten annotated methods a file, the helpers that they call in files of their own,
/// calls spread over a hundred a file, and as many files that have nothing to do with tensors.</summary>
internal sealed class SyntheticProject
{
    private const int MethodsPerFile = 10;
    private const int CallsPerFile = 100;

    private static readonly CSharpParseOptions Parsing = new CSharpParseOptions(LanguageVersion.Latest)
        .WithFeatures([new("InterceptorsNamespaces", "AutoGraph.Generated")]);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var file
                && (file.StartsWith("System.", StringComparison.Ordinal) || file is "AutoGraph.Runtime.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly Dictionary<string, SyntaxTree> trees = [];

    public SyntheticProject(int methods, int calls)
    {
        var modules = (methods + MethodsPerFile - 1) / MethodsPerFile;
        for (var module = 0; module < modules; module++)
        {
            Add($"Layers{module}", Layers(module));
            Add($"Model{module}", Model(module, Math.Min(MethodsPerFile, methods - (module * MethodsPerFile))));
            Add($"Service{module}", Service(module));
        }
        for (var caller = 0; caller * CallsPerFile < calls; caller++)
            Add($"Caller{caller}", Caller(caller, Math.Min(CallsPerFile, calls - (caller * CallsPerFile)), methods));
        Compilation = CSharpCompilation.Create(
            "Synthetic", trees.Values, References,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    public CSharpCompilation Compilation { get; }

    public static CSharpParseOptions ParseOptions => Parsing;

    /// <summary>The project with one text replaced by another in one file.</summary>
    public CSharpCompilation With(string file, string from, string to)
    {
        var text = trees[file].ToString();
        if (!text.Contains(from, StringComparison.Ordinal))
            throw new ArgumentException($"{file} does not contain '{from}'");
        text = text.Replace(from, to, StringComparison.Ordinal);
        return Compilation.ReplaceSyntaxTree(trees[file], Parse(file, text));
    }

    private void Add(string file, string text) => trees.Add(file, Parse(file, text));

    private static SyntaxTree Parse(string file, string text)
        => CSharpSyntaxTree.ParseText(text, Parsing, $"/src/{file}.cs", Encoding.UTF8);

    private static string Model(int module, int methods)
    {
        var text = new StringBuilder($$"""
            using AutoGraph;
            using System;

            namespace Synthetic;

            public static partial class Model{{module}}
            {
                private static readonly float rate = 0.5f;


            """);
        for (var method = 0; method < methods; method++)
            text.Append(CultureInfo.InvariantCulture, $$"""
                    /// <summary>Follows x until it is small.</summary>
                    [TensorFunction]
                    public static Tensor Step{{(module * MethodsPerFile) + method}}(Tensor x, Tensor limit, int rounds)
                    {
                        var sum = x * 0f;
                        var last = x;
                        for (var round = 0; round < rounds; round++)
                        {
                            var scaled = Layers{{module}}.Scaled(last, rate) + {{method}};
                            if (scaled > limit)
                            {
                                sum += Layers{{module}}.Clipped(scaled);
                                last = scaled / 2f;
                            }
                            else
                            {
                                sum -= scaled;
                                last = scaled + 1f;
                            }
                        }

                        while (sum > limit && last > 0f)
                        {
                            sum = sum - Tensor.Abs(last);
                            if (sum < -1f) break;
                            last = last > 10f ? last / 2f : last - 1f;
                        }

                        var scale = Math.Max(rounds, 1);
                        return Layers{{module}}.Clipped(sum) / scale + last;
                    }


                """);
        return text.Append("}\n").ToString();
    }

    private static string Layers(int module) => $$"""
        using AutoGraph;

        namespace Synthetic;

        public static partial class Layers{{module}}
        {
            public static Tensor Scaled(Tensor x, float by)
            {
                var shifted = x - 1f;
                return shifted * by + 1f;
            }

            public static Tensor Clipped(Tensor x)
            {
                if (x > 6f) return x * 0f + 6f;
                return x < 0f ? x * 0f : x;
            }
        }

        """;

    private static string Service(int service) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;

        namespace Synthetic;

        public sealed class Service{{service}}
        {
            private readonly List<int> orders = new();

            public int Total { get; private set; }

            public void Step(int amount)
            {
                var offset = 17;
                orders.Add(amount + offset);
                Total = orders.Where(order => order > 3).Sum();
            }

            public IEnumerable<string> Names() => orders.Select(order => order.ToString());
        }

        """;

    private static string Caller(int caller, int calls, int methods)
    {
        var text = new StringBuilder($$"""
            using AutoGraph;
            using System;

            namespace Synthetic;

            public static class Caller{{caller}}
            {
                public static Tensor Run(Tensor x)
                {
                    var offset = 17;

            """);
        for (var call = 0; call < calls; call++)
        {
            var method = ((caller * CallsPerFile) + call) % methods;
            text.Append(CultureInfo.InvariantCulture, $$"""
                        x = Model{{method / MethodsPerFile}}.Step{{method}}(x, 3f, Math.Min(offset, {{call}}));

                """);
        }
        return text.Append("        return x;\n    }\n}\n").ToString();
    }
}
