using System.Text;

namespace AutoGraph.Graphs;

/// <summary>Graphs as text: golden tests stand on it.</summary>
internal static class GraphText
{
    public static string Of(Graph graph, bool withLines)
    {
        var text = new StringBuilder();
        Write(graph, graph.Name, text, "", withLines);
        return text.ToString().TrimEnd('\n');
    }

    private static void Write(Graph graph, string title, StringBuilder text, string indent, bool withLines)
    {
        var names = new Dictionary<Node, string>();
        foreach (var input in graph.Inputs)
        {
            names.Add(input, $"%{names.Count}");
        }

        var parameters = string.Join(
            ", ", graph.Inputs.Select(node => $"{names[node]} {node.Op.Attributes}: {node.Outputs[0]}"));
        text.Append(indent).Append(title).Append('(').Append(parameters).Append(")\n");
        var inner = indent + "    ";
        foreach (var node in graph.Nodes)
        {
            names.Add(node, $"%{names.Count}");
            text.Append(inner);
            if (node.Outputs.Length > 0)
            {
                text.Append(names[node]).Append(" = ");
            }

            text.Append(node.Op.Name);
            if (node.Op.Attributes.Length > 0)
            {
                text.Append('[').Append(node.Op.Attributes).Append(']');
            }

            text.Append('(').AppendJoin(", ", node.Inputs.Select(value => Name(names, value))).Append(')');
            if (node.Outputs.Length > 0)
            {
                text.Append(" : ").AppendJoin(", ", node.Outputs);
            }

            if (withLines && node.Lines.First is not null)
            {
                text.Append("  // ").Append(node.Lines);
            }

            text.Append('\n');
            if (node.Op is ControlOp control)
            {
                foreach (var (role, body) in control.Bodies)
                {
                    Write(body, role, text, inner + "    ", withLines);
                }
            }
        }

        text.Append(inner).Append("return ").AppendJoin(", ", graph.Outputs.Select(value => Name(names, value)))
            .Append('\n');
    }

    private static string Name(Dictionary<Node, string> names, Value value)
    {
        var name = names.GetValueOrDefault(value.Node, "%?");
        return value.Node.Outputs.Length == 1 ? name : $"{name}.{value.Index}";
    }
}
