using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AutoGraph.Kernels.Tests.Maths;

/// <summary>The bounds that doc comments of <see cref="VectorMath"/> state: documentation is what is tested.</summary>
internal static partial class StatedErrors
{
    private static readonly Dictionary<string, (double Single, double Double)> Bounds = Read();

    public static IEnumerable<string> Names => Bounds.Keys;

    public static double Single(string function) => Bounds[function].Single;

    public static double Double(string function) => Bounds[function].Double;

    /// <summary>By the name of the method, from the documentation file that the compiler puts beside it.</summary>
    private static Dictionary<string, (double Single, double Double)> Read()
    {
        string path = Path.ChangeExtension(typeof(VectorMath).Assembly.Location, "xml");
        var bounds = new Dictionary<string, (double, double)>();
        foreach (var method in typeof(VectorMath).GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            if (method.ReturnType == typeof(float))
            {
                string name = $"M:{typeof(VectorMath)}.{method.Name}(";
                string summary = XDocument.Load(path).Descendants("member")
                    .First(member => member.Attribute("name")!.Value.StartsWith(name + "System.Single"))
                    .Value;
                var stated = Statement().Match(summary);
                Assert.True(stated.Success, $"{method.Name} states no errors: {summary}");
                bounds.Add(method.Name, (Number(stated.Groups[1]), Number(stated.Groups[2])));
            }
        }

        return bounds;
    }

    private static double Number(Group group) => double.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Float ([\d.]+) ulp, double ([\d.]+) ulp\.")]
    private static partial Regex Statement();
}
