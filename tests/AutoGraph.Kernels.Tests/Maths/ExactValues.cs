using System.Globalization;

namespace AutoGraph.Kernels.Tests.Maths;

/// <summary>Arguments and values to twice the digits of a double.</summary>
internal static class ExactValues
{
    /// <summary>The rows of a function; y is NaN for functions of one number.</summary>
    public static IEnumerable<(double X, double Y, double Value, double Remains)> Of(string function)
    {
        using var file = typeof(ExactValues).Assembly.GetManifestResourceStream("ExactValues.csv")!;
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            string[] row = line.Split(',');
            if (row[0].Equals(function, StringComparison.OrdinalIgnoreCase))
            {
                double y = row.Length > 4 ? Parse(row[2]) : double.NaN;
                yield return (Parse(row[1]), y, Parse(row[^2]), Parse(row[^1]));
            }
        }
    }

    private static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);
}
