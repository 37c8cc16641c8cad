using System.Numerics;
using System.Runtime.InteropServices;

namespace AutoGraph.Kernels.Tests;

/// <summary>Operands of one convolution, its three results, and the same in the plainest way in double precision.
/// </summary>
internal sealed unsafe class ConvolutionCase<T>
    where T : unmanaged, INumber<T>
{
    private readonly ConvolutionShape shape;
    private readonly double[] input;
    private readonly double[] filters;
    private readonly double[] upstream;

    public ConvolutionCase(ConvolutionShape shape, int seed, bool wholeNumbers = false)
    {
        this.shape = shape;
        var random = new Random(seed);
        input = Fill(shape.InputCount, random, wholeNumbers);
        filters = Fill(shape.FilterCount, random, wholeNumbers);
        upstream = Fill(shape.OutputCount, random, wholeNumbers);
    }

    private static ElementType Type => typeof(T) == typeof(float) ? ElementType.Float32 : ElementType.Float64;

    /// <summary>The output, the cotangent of the input and that of the filters.</summary>
    public T[][] Run()
        =>
        [
            Run(input, filters, upstream.Length, (x, w, y) => Convolution.Forward(Type, shape, x, w, y)),
            Run(upstream, filters, input.Length, (y, w, x) => Convolution.InputGradient(Type, shape, y, w, x)),
            Run(input, upstream, filters.Length, (x, y, w) => Convolution.FilterGradient(Type, shape, x, y, w)),
        ];

    public void Check(double tolerance, string what)
    {
        var (expected, scale) = Reference();
        var actual = Run();
        string[] names = ["output", "input gradient", "filter gradient"];
        for (var result = 0; result < actual.Length; result++)
        {
            for (var at = 0; at < actual[result].Length; at++)
            {
                var error = Math.Abs(double.CreateTruncating(actual[result][at]) - expected[result][at]);
                if (!(error <= tolerance * (1 + scale[result][at])))
                {
                    Assert.Fail($"{what} {shape}: element {at} of the {names[result]} is {actual[result][at]}, "
                        + $"expected {expected[result][at]}");
                }
            }
        }
    }

    private delegate void Kernel(void* left, void* right, void* result);

    /// <summary>In exactly sized native memory, which begins as not-a-number.</summary>
    private static T[] Run(double[] left, double[] right, int results, Kernel kernel)
    {
        var x = Copy(left);
        var w = Copy(right);
        var y = Copy(new double[results]);
        new Span<T>(y, results).Fill(T.CreateTruncating(double.NaN));
        kernel(x, w, y);
        var after = new ReadOnlySpan<T>(y, results).ToArray();
        NativeMemory.Free(x);
        NativeMemory.Free(w);
        NativeMemory.Free(y);
        return after;
    }

    /// <summary>Also the sums of absolute products, which bound what rounding may do.</summary>
    private (double[][] Values, double[][] Scales) Reference()
    {
        double[][] values = [new double[upstream.Length], new double[input.Length], new double[filters.Length]];
        double[][] scales = [new double[upstream.Length], new double[input.Length], new double[filters.Length]];
        var (d, h, w) = (shape.Depth, shape.Height, shape.Width);
        int groupInputs = shape.InputChannels / shape.Groups, groupOutputs = shape.OutputChannels / shape.Groups;
        foreach (var (n, oz, oy, ox) in Places(shape.Batch, d.Output, h.Output, w.Output))
        {
            foreach (var (_, tz, ty, tx) in Places(1, d.Window, h.Window, w.Window))
            {
                var (z, y, x) = (At(d, oz, tz), At(h, oy, ty), At(w, ox, tx));
                if (z < 0 || z >= d.Input || y < 0 || y >= h.Input || x < 0 || x >= w.Input)
                {
                    continue;
                }

                var from = (((n * d.Input) + z) * h.Input + y) * w.Input + x;
                var to = (((n * d.Output) + oz) * h.Output + oy) * w.Output + ox;
                var tap = (tz * h.Window + ty) * w.Window + tx;
                for (var c = 0; c < shape.OutputChannels; c++)
                {
                    for (var i = 0; i < groupInputs; i++)
                    {
                        var xAt = from * shape.InputChannels + c / groupOutputs * groupInputs + i;
                        var wAt = (tap * groupInputs + i) * shape.OutputChannels + c;
                        var yAt = to * shape.OutputChannels + c;
                        Add(0, yAt, input[xAt] * filters[wAt]);
                        Add(1, xAt, upstream[yAt] * filters[wAt]);
                        Add(2, wAt, upstream[yAt] * input[xAt]);
                    }
                }
            }
        }

        return (values, scales);

        void Add(int result, int at, double product)
        {
            values[result][at] += product;
            scales[result][at] += Math.Abs(product);
        }
    }

    private static int At(WindowAxis axis, int place, int tap)
        => place * axis.Stride + tap * axis.Dilation - axis.Before;

    private static IEnumerable<(int, int, int, int)> Places(int batch, int depth, int height, int width)
        => from n in Enumerable.Range(0, batch)
           from z in Enumerable.Range(0, depth)
           from y in Enumerable.Range(0, height)
           from x in Enumerable.Range(0, width)
           select (n, z, y, x);

    /// <summary>Rounded to the type, so that the reference sees what the kernel sees.</summary>
    private static double[] Fill(long length, Random random, bool wholeNumbers)
        => [.. Enumerable.Range(0, (int)length).Select(_ => wholeNumbers ? random.Next(-3, 4)
            : double.CreateTruncating(T.CreateTruncating(random.NextDouble() * 2 - 1)))];

    private static T* Copy(double[] values)
    {
        var memory = (T*)NativeMemory.Alloc((nuint)Math.Max(values.Length, 1), (nuint)sizeof(T));
        for (var at = 0; at < values.Length; at++)
        {
            memory[at] = T.CreateTruncating(values[at]);
        }

        return memory;
    }
}
