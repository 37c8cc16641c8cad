using System.Globalization;
using System.Text;

namespace AutoGraph.Kernels;

/// <summary>Formulas as text that is stable from run to run.</summary>
internal static class FormulaText
{
    private const int LongestTree = 40;

    private const int SummaryNames = 4;

    public static string Of(Scalar formula)
    {
        var listing = Listing.Of(formula);
        if (formula.TreeSize <= LongestTree)
        {
            return Expression(listing.Steps, listing.Results[0]);
        }

        var text = new StringBuilder();
        AppendSteps(text, listing, "; ");
        return text.Append('t').Append(listing.Results[0]).ToString();
    }

    /// <summary>The names of a program's operations, equal ones once, the first few.</summary>
    public static string Summary(LoopProgram program)
    {
        string[] names =
        [
            .. program.Listing.Steps
                .Where(step => step.Primitive is not (Primitive.Input or Primitive.Constant))
                .Select(Name)
                .Concat(program.Outputs
                    .Where(output => output.Reduction != Reduction.None)
                    .Select(output => output.Reduction.ToString().ToLowerInvariant()))
                .Distinct(),
        ];
        return names.Length == 0 ? "copy"
            : string.Join(',', names.Take(SummaryNames)) + (names.Length > SummaryNames ? ",…" : "");
    }

    /// <summary>Every step that is no input or constant as <c>t3 = add(t1, x0)</c>.</summary>
    public static void AppendSteps(StringBuilder text, Listing listing, string separator)
    {
        for (int i = 0; i < listing.Steps.Length; i++)
        {
            if (listing.Steps[i].Primitive is not (Primitive.Input or Primitive.Constant))
            {
                text.Append(CultureInfo.InvariantCulture, $"t{i} = ");
                text.Append(Call(listing.Steps[i], place => Name(listing.Steps, place))).Append(separator);
            }
        }
    }

    /// <summary>An operand by name: input, constant or earlier step.</summary>
    public static string Name(Step[] steps, int place) => steps[place].Primitive switch
    {
        Primitive.Input => $"x{steps[place].Payload}",
        Primitive.Constant => Constant(steps[place]),
        _ => $"t{place}",
    };

    private static string Expression(Step[] steps, int place)
        => steps[place].Primitive is Primitive.Input or Primitive.Constant
            ? Name(steps, place)
            : Call(steps[place], operand => Expression(steps, operand));

    private static string Call(Step step, Func<int, string> operand)
    {
        string first = operand(step.A);
        string? sign = step.Primitive switch
        {
            Primitive.Add => "+",
            Primitive.Subtract => "-",
            Primitive.Multiply => "*",
            Primitive.Divide => "/",
            Primitive.Remainder => "%",
            Primitive.Less => "<",
            Primitive.LessOrEqual => "<=",
            Primitive.Equal => "==",
            Primitive.NotEqual => "!=",
            _ => null,
        };
        if (sign is not null)
        {
            return $"({first} {sign} {operand(step.B)})";
        }

        string second = step.B < 0 ? "" : ", " + operand(step.B);
        string third = step.C < 0 ? "" : ", " + operand(step.C);
        return $"{Name(step)}({first}{second}{third})";
    }

    private static string Name(Step step)
        => (step.Primitive == Primitive.Cast ? step.Type.ToString() : step.Primitive.ToString()).ToLowerInvariant();

    private static string Constant(Step step)
        => step.Type == ElementType.Bool ? (step.Payload != 0 ? "true" : "false")
            : step.Type == ElementType.Float32
                ? ((float)Number.ToDouble(step.Payload, step.Type)).ToString("R", CultureInfo.InvariantCulture)
            : step.Type.IsFloating()
                ? Number.ToDouble(step.Payload, step.Type).ToString("R", CultureInfo.InvariantCulture)
            : step.Type == ElementType.UInt64 ? ((ulong)step.Payload).ToString(CultureInfo.InvariantCulture)
            : step.Payload.ToString(CultureInfo.InvariantCulture);
}
