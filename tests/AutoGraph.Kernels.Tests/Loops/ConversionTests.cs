using static AutoGraph.Kernels.Scalar;

namespace AutoGraph.Kernels.Tests.Loops;

/// <summary>Numbers at the edges of what a type holds, converted four and more at a time.</summary>
public unsafe class ConversionTests
{
    private static readonly double[] Edges =
    [
        0, -0.0, 0.5, -0.5, 1.9999, -1.9999, 255, 256, -129, 32768, 65535.5, 16777217, int.MaxValue,
        2147483647.5, 2147483648, int.MinValue, -2147483648.5, -2147483649, 4294967295, 4294967296,
        1L << 51, (1L << 51) - 0.5, -(1L << 51), 9007199254740993, long.MaxValue, long.MinValue, 18446744073709551615, 1e300, -1e300, 1e-300,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    ];

    private static readonly long[] Wholes =
    [
        0, 1, -1, 127, 128, 255, 256, -32769, int.MaxValue, int.MinValue, 1L + int.MaxValue, uint.MaxValue, 1L << 53,
        (1L << 53) + 1, -(1L << 53), -(1L << 53) - 1, (1L << 60) + 1, long.MaxValue, long.MinValue,
    ];

    public static TheoryData<ElementType> Types => [.. Enum.GetValues<ElementType>()];

    [Theory, MemberData(nameof(Types))]
    public void Edges_convert_as_the_primitives_mean(ElementType from)
    {
        long[] values = from.IsFloating()
            ? [.. Edges.Select(edge => Number.FromDouble(edge, from))]
            : [.. Wholes.Select(whole => Number.FromLong(whole, from))];
        foreach (var to in Enum.GetValues<ElementType>().Where(to => to != from))
        {
            Check(from, to, values);
            foreach (long value in values)
            {
                Check(from, to, [.. Enumerable.Repeat(value, 16)]);
            }
        }
    }

    private static void Check(ElementType from, ElementType to, long[] values)
    {
        var loop = Loop.Bind(new([from], [new(Input(0, from).Cast(to))]), [values.Length], [1, 1]);
        byte* source = stackalloc byte[values.Length * sizeof(long)];
        byte* target = stackalloc byte[values.Length * sizeof(long)];
        for (int i = 0; i < values.Length; i++)
        {
            Number.Write(source + i * from.Size(), from, values[i]);
        }

        nint* pointers = stackalloc nint[] { (nint)source, (nint)target };
        loop.Run(pointers);
        for (int i = 0; i < values.Length; i++)
        {
            double expected = Number.ToDouble(Number.Convert(values[i], from, to), to);
            double received = Number.ToDouble(Number.Read(target + i * to.Size(), to), to);
            Assert.True(
                expected.Equals(received),
                $"{from} {Number.ToDouble(values[i], from):R} to {to}: expected {expected:R}, received {received:R}");
        }
    }
}
