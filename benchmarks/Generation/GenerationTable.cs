using System.Globalization;
using System.Text.Json;

namespace AutoGraph.Benchmarks.Generation;

/// <summary>Measures project after project and prints each row as it comes.</summary>
internal static class GenerationTable
{
    private const string Head = """
        | methods | calls | what | least, ms | median, ms | processor, ms | steps |
        |---|---|---|---|---|---|---|
        """;

    public static void Print(GenerationOptions options)
    {
        // Compiling this process itself is not counted.
        foreach (var _ in new GenerationRun(20, 200, keystrokes: 20).All()) ;
        if (options.Table)
            Console.WriteLine(Head);
        foreach (var (methods, calls) in options.Sizes)
        {
            foreach (var row in new GenerationRun(methods, calls, options.Keystrokes).All())
                Console.WriteLine(options.Table ? Row(methods, calls, row) : Json(methods, calls, row));
        }
    }

    private static string Row(int methods, int calls, Measured row) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {methods} | {calls} | {row.Name} | {1e3 * row.Least:0.0} | {1e3 * row.Median:0.0} "
        + $"| {1e3 * row.LeastProcessor:0.0} | {row.Steps} |");

    private static string Json(int methods, int calls, Measured row) => JsonSerializer.Serialize(new
    {
        name = row.Name, methods, calls, min = row.Least, median = row.Median,
        processor = row.LeastProcessor, n = row.Samples.Count, steps = row.Steps,
    });
}
