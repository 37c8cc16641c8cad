using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoGraph.Generator.Files;

/// <summary>All that the meaning of code in one file can depend on besides that file: the declarations of every file,
/// the references and the options.</summary>
internal sealed class Surroundings
{
    private static readonly ConditionalWeakTable<Compilation, Surroundings> ByCompilation = new();

    private readonly string _declarations;
    private readonly ImmutableArray<object> _references;
    private readonly CompilationOptions _options;

    private Surroundings(Compilation compilation)
    {
        var text = new StringBuilder(compilation.AssemblyName).Append('\n');
        var aliases = new List<(string, string)>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            // Of the options of a file only what it is read with; trees of one project share them.
            var options = (CSharpParseOptions)tree.Options;
            text.Append(tree.FilePath).Append('\n').Append((int)options.LanguageVersion).Append(' ')
                .Append(DeclarationDigest.Of(tree)).Append('\n');
            aliases.AddRange(FileSyntax.Of(tree).GlobalAliases);
        }

        _declarations = DeclarationDigest.Hash(text.ToString());
        _references = [.. compilation.References.Select(Identity)];
        _options = compilation.Options;
        AttributeNames = With(aliases, KnownTypes.AttributeNames);
    }

    /// <summary>What the attribute may be called in every file.</summary>
    public ISet<string> AttributeNames { get; }

    public static Surroundings Of(Compilation compilation) => ByCompilation.GetValue(compilation, c => new(c));

    /// <summary>What it may be called in one file.</summary>
    public ISet<string> AttributeNamesIn(FileSyntax file)
        => file.Aliases.Count == 0 ? AttributeNames : With(file.Aliases, AttributeNames);

    public bool IsSameAs(Surroundings other)
        => this == other || (_declarations == other._declarations && _options.Equals(other._options)
            && _references.SequenceEqual(other._references));

    private static HashSet<string> With(IReadOnlyList<(string Alias, string Target)> aliases, IEnumerable<string> names)
    {
        var all = new HashSet<string>(names);
        var found = aliases.Where(pair => all.Contains(pair.Target)).Select(pair => pair.Alias).ToList();
        all.UnionWith(found);
        all.UnionWith(found.Select(alias => Regex.Replace(alias, "Attribute$", "")));
        return all;
    }

    // A project that is open beside this one is a new reference after each edit; only its declarations count.
    private static object Identity(MetadataReference reference)
        => reference is CompilationReference { Compilation: CSharpCompilation project }
            ? (Of(project)._declarations, reference.Properties) : reference;
}
