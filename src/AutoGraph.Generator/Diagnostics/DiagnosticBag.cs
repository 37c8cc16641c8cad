using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoGraph.Generator.Diagnostics;

/// <summary>Gathers the diagnostics of one method as values.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<DiagnosticInfo> _items = [];

    public void Add(DiagnosticDescriptor descriptor, SyntaxNode where, params string[] arguments)
        => Add(Info(descriptor, where, arguments));

    public void Add(DiagnosticInfo info)
    {
        if (!_items.Contains(info)) _items.Add(info);
    }

    public static DiagnosticInfo Info(DiagnosticDescriptor descriptor, SyntaxNode where, params string[] arguments)
        => Info(descriptor, where.SyntaxTree.FilePath, SourceRange.Of(where), arguments);

    public static DiagnosticInfo Info(
        DiagnosticDescriptor descriptor, string file, SourceRange range, params string[] arguments)
        => new(descriptor.Id, file, range, arguments.ToEquatable());

    public EquatableArray<DiagnosticInfo> ToEquatable() => _items.ToEquatable();
}
