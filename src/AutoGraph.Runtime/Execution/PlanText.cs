using System.Text;

namespace AutoGraph.Execution;

/// <summary>Plans as text, those of loops and branches indented below their step.</summary>
internal static class PlanText
{
    private const string Indent = "    ";

    /// <summary>The steps in order, with the slots that they read and write.</summary>
    public static string Steps(Plan plan) => Write(plan, static plan =>
    {
        var summaries = Array.ConvertAll(plan.Steps, step => step.Describe());
        var width = summaries.Select(summary => summary.Text.Length).DefaultIfEmpty().Max();
        return
        (
            Header(plan, summaries),
            [.. summaries.Select(summary =>
                $"{summary.Text.PadRight(width)}  {Slots(summary.Reads)} → {Slots(summary.Writes)}{Origin(summary)}")]
        );
    });

    /// <summary>What the kernels compute.</summary>
    public static string Kernels(Plan plan) => Write(plan, static plan =>
    (
        "",
        [.. plan.Steps.Select(step => step.Describe().Listing)]
    ));

    /// <summary>Where values lie in the arena, and from which step to which.</summary>
    public static string Memory(Plan plan) => Write(plan, static plan =>
    {
        var slots = plan.Slots.Index().Where(slot => slot.Item.Kind == SlotKind.Arena).ToArray();
        var values = slots.Sum(slot => slot.Item.Bytes);
        var text = new StringBuilder($"arena of {Bytes(plan.ArenaBytes)} for {Bytes(values)} of values");
        foreach (var (index, slot) in slots.OrderBy(slot => slot.Item.Offset).ThenBy(slot => slot.Item.First))
        {
            text.Append($"\n{Indent}{$"s{index}",-5}{slot.Offset,12}  {Bytes(slot.Bytes),-10}")
                .Append($"  steps {slot.First} to {slot.Last}");
        }

        return (text.ToString(), new string?[plan.Steps.Length]);
    });

    /// <summary>A header, then the lines of the steps that have one, each followed by the plans that it runs.</summary>
    private static string Write(Plan plan, Func<Plan, (string Header, string?[] Lines)> part)
    {
        var text = new StringBuilder();
        Write(plan, "", "", part, text);
        return text.ToString().TrimEnd('\n');
    }

    private static void Write(
        Plan plan, string title, string indent, Func<Plan, (string Header, string?[] Lines)> part, StringBuilder text)
    {
        var (header, lines) = part(plan);
        if (title.Length + header.Length > 0)
        {
            text.Append(indent).Append(title).Append(header.Replace("\n", $"\n{indent}", StringComparison.Ordinal))
                .Append('\n');
        }

        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] is { } line)
            {
                text.Append(indent).Append($"{i,4}  ").Append(line).Append('\n');
            }

            foreach (var (role, body) in plan.Steps[i].Describe().Bodies)
            {
                Write(body, $"{i} {role}: ", indent + Indent, part, text);
            }
        }
    }

    private static string Header(Plan plan, StepSummary[] summaries)
    {
        var kernels = summaries.Select(summary => summary.SharesCode).OfType<bool>().ToArray();
        return $"{Count(plan.Steps.Length, "step")}, {Count(plan.Slots.Length, "slot")}, "
            + $"arena of {Bytes(plan.ArenaBytes)}; of {Count(kernels.Length, "loop")} {kernels.Count(shared => !shared)} compiled, "
            + $"{kernels.Count(shared => shared)} shared";
    }

    private static string Origin(StepSummary summary)
        => summary.SharesCode is { } shares ? (shares ? "  (shared)" : "  (compiled)") : "";

    private static string Slots(Place[] places)
        => places.Length == 0 ? "-" : string.Join(' ', places.Select(place => $"s{place.Slot}"));

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string Bytes(long bytes) => bytes switch
    {
        < 10 << 10 => $"{bytes} B",
        < 10 << 20 => $"{bytes >> 10} KiB",
        _ => $"{bytes >> 20} MiB",
    };
}
