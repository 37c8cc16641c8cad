using System.Globalization;
using System.Reflection;

namespace AutoGraph.Generator.Tests.Harness;

/// <summary>Runs a method as written and as its twin.</summary>
internal static class Staging
{
    /// <summary>The method F of the source gives the same eagerly and staged; returns that, as text.</summary>
    public static string AssertSame(string members, params object[] arguments)
    {
        var assembly = GeneratorRun.Of(Wrap(members)).AssertNoDiagnostics().Load();
        var fns = assembly.GetType("Fns")!;
        var eager = Call(fns, "F", arguments);
        var staged = Call(fns, "F__staged", arguments);
        Assert.Equal(eager, staged);
        return staged;
    }

    public static string Wrap(string members)
        => members.Contains("class Fns") ? members : $"public static partial class Fns\n{{\n    [TensorFunction]\n    {members}\n}}";

    public static string Call(Type type, string name, object[] arguments)
    {
        var method = type.GetMethod(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        var values = method.GetParameters().Zip(arguments, (p, a) => Convert(p.ParameterType, a)).ToArray();
        return Text(method.Invoke(null, values));
    }

    private static object Convert(Type type, object value)
    {
        if (type.Name != "Tensor") return value;
        if (value is double[] numbers) return type.GetMethod("Of")!.Invoke(null, [numbers])!;
        return Activator.CreateInstance(type, System.Convert.ToDouble(value, CultureInfo.InvariantCulture))!;
    }

    private static string Text(object? value) => string.Create(CultureInfo.InvariantCulture, $"{value}");
}
