using System.Reflection;
using System.Text;

namespace AutoGraph.Architecture.Tests;

/// <summary>Writes what an assembly shows to others: a line for each type and member, sorted,
/// the same on every machine.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool",
        [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short", [typeof(ushort)] = "ushort",
        [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong",
        [typeof(float)] = "float", [typeof(double)] = "double", [typeof(char)] = "char", [typeof(nint)] = "nint",
    };

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes()
            .OrderBy(t => $"{t.Namespace}.{Name(t)}", StringComparer.Ordinal))
        {
            text.Append(Header(type)).Append('\n');
            foreach (var member in type.GetMembers(Declared).Select(Line).OfType<string>().Distinct()
                .Order(StringComparer.Ordinal))
                text.Append("    ").Append(member).Append('\n');
        }
        return text.ToString();
    }

    private static string Header(Type type)
    {
        var kind = type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsValueType ? "struct"
            : typeof(Delegate).IsAssignableFrom(type) ? "delegate" : "class";
        var modifiers = kind != "class" ? ""
            : type is { IsAbstract: true, IsSealed: true } ? "static "
            : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        var inherited = type.BaseType is { } parent && kind == "class" && parent != typeof(object)
            ? new[] { parent }
            : [];
        var bases = inherited.Concat(OwnInterfaces(type)).Select(Name).ToArray();
        return $"{type.Namespace}: {modifiers}{kind} "
            + $"{Name(type)}{(bases.Length > 0 ? " : " : "")}{string.Join(", ", bases)}";
    }

    private static IEnumerable<Type> OwnInterfaces(Type type)
        => type.IsEnum || typeof(Delegate).IsAssignableFrom(type)
            ? []
            : type.GetInterfaces().Where(i => i.IsPublic).OrderBy(Name, StringComparer.Ordinal);

    /// <summary>Null for what others do not see, and for what stands with its property or event.</summary>
    private static string? Line(MemberInfo member) => member switch
    {
        FieldInfo { IsSpecialName: false } field when IsVisible(field.Attributes) => field.IsLiteral
            ? $"const {Name(field.FieldType)} {field.Name} = {field.GetRawConstantValue() ?? "null"}"
            : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}"
                + $"{Name(field.FieldType)} {field.Name}",
        ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor)
            => $"{Access(constructor)}new({Parameters(constructor)})",
        MethodInfo method
            when IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
            => $"{Access(method)}{Modifiers(method)}{Name(method.ReturnType)} "
                + $"{method.Name}{Generics(method.GetGenericArguments())}({Parameters(method)})",
        PropertyInfo property when Accessors(property) is { Length: > 0 } accessors
            => $"{Access(accessors[0])}{Modifiers(accessors[0])}{Name(property.PropertyType)} "
                + $"{property.Name}{Indices(property)} {{ {string.Join(" ", accessors.Select(Accessor))} }}",
        EventInfo { AddMethod: { } add } e when IsVisible(add) => $"event {Name(e.EventHandlerType!)} {e.Name}",
        _ => null,
    };

    private static MethodInfo[] Accessors(PropertyInfo property)
        => [.. property.GetAccessors(nonPublic: true).Where(IsVisible)];

    private static string Accessor(MethodInfo accessor)
        => accessor.Name.StartsWith("get_", StringComparison.Ordinal) ? "get;"
            : accessor.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? "init;" : "set;";

    private static string Indices(PropertyInfo property)
        => property.GetIndexParameters() is { Length: > 0 } indices
            ? $"[{string.Join(", ", indices.Select(Parameter))}]"
            : "";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldAttributes attributes)
        => (attributes & FieldAttributes.FieldAccessMask)
            is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method)
        => method.IsStatic ? "static " : method.DeclaringType!.IsInterface ? "" : method.IsAbstract ? "abstract "
            : method.GetBaseDefinition() != method ? "override "
            : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var prefix = parameter.IsDefined(typeof(ParamArrayAttribute))
            || parameter.GetCustomAttributesData().Any(a => a.AttributeType.Name == "ParamCollectionAttribute")
            ? "params "
            : parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref " : "";
        var value = parameter.HasDefaultValue
            ? FormattableString.Invariant(
                $" = {(parameter.RawDefaultValue is string t ? $"\"{t}\"" : parameter.RawDefaultValue ?? "default")}")
            : "";
        return $"{prefix}{Name(parameter.ParameterType)} {parameter.Name}{value}";
    }

    private static string Generics(Type[] arguments)
        => arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Name))}>";

    private static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsByRef)
            return Name(type.GetElementType()!);
        if (type.IsPointer)
            return Name(type.GetElementType()!) + "*";
        if (type.IsArray)
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value) + "?";
        var outer = type is { IsNested: true, IsGenericParameter: false } ? Name(type.DeclaringType!) + "." : "";
        return outer + type.Name.Split('`')[0] + Generics(type.GetGenericArguments());
    }
}
