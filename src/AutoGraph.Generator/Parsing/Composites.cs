using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoGraph.Generator.Parsing;

/// <summary>Tuples, records and structs that hold tensors and nothing else.</summary>
internal static class Composites
{
    /// <summary>The tensors in a value of the type, in order; none when it holds anything else.</summary>
    public static EquatableArray<Part> PartsOf(ITypeSymbol type)
        => Find(type, "", "", null) is { Count: > 0 } parts ? parts.ToEquatable() : EquatableArray<Part>.Empty;

    /// <param name="path">To a value of the type.</param>
    /// <param name="read">The same, for reading.</param>
    /// <param name="around">Null when the value can be assigned; else its place and what that becomes.</param>
    private static List<Part>? Find(ITypeSymbol type, string path, string read, (string Place, string Anew)? around)
    {
        if (Members(type) is not { } members) return null;
        var parts = new List<Part>();
        foreach (var (name, inner, isAssignable) in members)
        {
            var (at, readAt) = (path + "." + name, read + (type.IsReferenceType ? "?." : ".") + name);
            var change = $"with {{ {name} = $value }}";
            (string Place, string Anew)? here = around is { } outer
                ? (outer.Place, outer.Anew.Replace("$value", $"$whole{path} {change}"))
                : isAssignable ? null : (path, change);
            if (KnownTypes.IsTensor(inner))
                parts.Add(new(at, readAt, here?.Place ?? at, here?.Anew ?? ""));
            else if (Find(inner, at, readAt, here) is { } nested)
                parts.AddRange(nested);
            else
                return null;
        }

        return parts;
    }

    private static IEnumerable<(string Name, ITypeSymbol Type, bool IsAssignable)>? Members(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { IsAbstract: false } named) return null;
        if (named.IsTupleType) return named.TupleElements.Select(element => (element.Name, element.Type, true));
        if (!named.IsRecord && !named.IsValueType || named.SpecialType != SpecialType.None) return null;
        // A derived record may hold more.
        if (named is { IsRecord: true, IsValueType: false, BaseType.SpecialType: not SpecialType.System_Object })
            return null;
        var members = new List<(string, ITypeSymbol, bool)>();
        foreach (var field in named.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic))
        {
            var property = field.AssociatedSymbol as IPropertySymbol;
            ISymbol member = property is null ? field : property;
            if (member.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal)) return null;
            if (property is null ? field.IsReadOnly : property.SetMethod is null) return null;
            members.Add((member.Name, field.Type, named.IsValueType && property?.SetMethod?.IsInitOnly != true));
        }

        return members;
    }
}
