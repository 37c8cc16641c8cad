using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace AutoGraph.Kernels;

/// <summary>Scalar programs as text that is stable from run to run.</summary>
internal static class ScalarProgramText
{
    public static string Of(ScalarProgram program)
    {
        var text = new StringBuilder("scalars(");
        for (int i = 0; i < program.InputCount; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ", ")}x{i}: {program.Registers[i]}");
        }

        text.Append(')');
        Block(text, [.. program.Body], $"return {string.Join(", ", program.Results)}");
        return text.ToString();
    }

    private static void Block(StringBuilder text, ImmutableArray<ScalarStatement> statements, string? last = null)
    {
        text.Append(" { ");
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case Assignment(var registers, var values):
                    text.AppendJoin(", ", registers.Select(register => $"x{register}"));
                    text.Append(" = ").AppendJoin(", ", values).Append(';');
                    break;
                case Branch(var condition, var then, var otherwise):
                    text.Append(CultureInfo.InvariantCulture, $"if {condition}");
                    Block(text, then);
                    text.Append(" else");
                    Block(text, otherwise);
                    break;
                case Repetition(var test, var condition, var body):
                    text.Append("while");
                    if (test.IsEmpty)
                    {
                        text.Append(CultureInfo.InvariantCulture, $" {condition}");
                    }
                    else
                    {
                        Block(text, test, condition.ToString());
                    }

                    Block(text, body);
                    break;
            }

            text.Append(' ');
        }

        text.Append(last).Append(last is null ? "}" : " }");
    }
}
