using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoGraph.Generator.Parsing;

/// <summary>Names the variables of a method: locals and parameters by symbol, members by path.</summary>
internal sealed class VariableTable
{
    private readonly Dictionary<ISymbol, string> _ids = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, Variable> _variables = [];

    public IEnumerable<Variable> All => _variables.Values;

    public Variable this[string id] => _variables[id];

    public string IdOf(ISymbol symbol)
    {
        if (_ids.TryGetValue(symbol, out var id)) return id;
        id = symbol.Name;
        for (var n = 2; _variables.ContainsKey(id); n++) id = symbol.Name + "#" + n;
        _ids[symbol] = id;
        var type = symbol is ILocalSymbol local ? local.Type : ((IParameterSymbol)symbol).Type;
        Add(id, symbol.Name, type, isMember: false, []);
        return id;
    }

    public string IdOfMember(string path, ITypeSymbol type, IEnumerable<string> dependsOn)
    {
        var id = "member " + path;
        if (!_variables.ContainsKey(id)) Add(id, path, type, isMember: true, dependsOn);
        return id;
    }

    private void Add(string id, string path, ITypeSymbol type, bool isMember, IEnumerable<string> dependsOn)
    {
        var kind = KnownTypes.KindOf(type);
        _variables[id] = new(
            id, Escaped(path), kind, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), isMember,
            dependsOn.ToEquatable(),
            kind == VariableKind.Composite ? Composites.PartsOf(type) : EquatableArray<Part>.Empty);
    }

    private static string Escaped(string name)
        => Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name)
                != Microsoft.CodeAnalysis.CSharp.SyntaxKind.None
            && name != "this" ? "@" + name : name;
}
