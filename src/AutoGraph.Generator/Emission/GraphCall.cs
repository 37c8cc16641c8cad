using System.Globalization;
using AutoGraph.Generator.Model;
using AutoGraph.Generator.Parsing;

namespace AutoGraph.Generator.Emission;

/// <summary>How arguments travel through a trace: tensors in one array, host values in one tuple,
/// both back to the twin.</summary>
internal sealed record GraphCall(string Inputs, string Host, string Twin)
{
    /// <param name="twin">The expression to call, if not the entry's own twin.</param>
    public static GraphCall Of(Entry entry, string? twin = null)
    {
        var inputs = new List<string>();
        var host = new List<string>(entry.HostValues);
        var arguments = new List<string>();
        var offset = new Offset();
        string Item(string expression)
        {
            host.Add(expression);
            return "host.Item" + host.Count.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var parameter in entry.Parameters)
        {
            var name = parameter.Name;
            switch (parameter.Kind)
            {
                case ParameterKind.Tensor:
                    inputs.Add(name);
                    arguments.Add(offset.Next());
                    break;
                case ParameterKind.OptionalTensor:
                    inputs.Add($".. {name} is null ? System.Array.Empty<Tensor>() : [{name}]");
                    var given = Item($"{name} is null ? 0 : 1");
                    arguments.Add($"{given} == 0 ? null : inputs[{offset}]");
                    offset.Add(given);
                    break;
                case ParameterKind.Tensors:
                    inputs.Add(".. " + name);
                    var (start, count) = (offset.ToString(), Item(name + ".Length"));
                    offset.Add(count);
                    arguments.Add($"inputs[({start})..({offset})].ToArray()");
                    break;
                case ParameterKind.TensorTuple:
                    for (var i = 1; i <= parameter.Count; i++) inputs.Add($"{name}.Item{i}");
                    arguments.Add(
                        "(" + string.Join(", ", Enumerable.Range(0, parameter.Count).Select(_ => offset.Next())) + ")");
                    break;
                default:
                    arguments.Add(Item(name));
                    break;
            }
        }

        // `this` is the first host value of an instance method.
        var receiver = entry.IsStatic ? "" : "host.Item1.";
        twin ??= receiver + GeneratedNames.Staged(entry.Name) + entry.TypeArguments;
        return new("[" + string.Join(", ", inputs) + "]", Tuple(host), $"{twin}({string.Join(", ", arguments)})");
    }

    private static string Tuple(List<string> values) => values.Count switch
    {
        0 => "default(ValueTuple)",
        1 => $"ValueTuple.Create({values[0]})",
        _ => "(" + string.Join(", ", values) + ")",
    };

    // Where the next tensor stands: a constant plus lengths that only the call knows.
    private sealed class Offset
    {
        private readonly List<string> _lengths = [];
        private int _constant;

        public string Next()
        {
            var place = $"inputs[{this}]";
            _constant++;
            return place;
        }

        public void Add(string length) => _lengths.Add(length);

        public override string ToString()
        {
            var constant = _constant.ToString(CultureInfo.InvariantCulture);
            return _lengths.Count == 0 ? constant
                : (_constant == 0 ? "" : constant + " + ") + string.Join(" + ", _lengths);
        }
    }
}
