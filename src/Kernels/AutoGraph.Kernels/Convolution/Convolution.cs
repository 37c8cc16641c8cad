using System.Runtime.InteropServices;

namespace AutoGraph.Kernels;

/// <summary>Convolutions over one to three spatial axes and their gradients; channels come last.</summary>
/// <remarks>
/// <para>output[n, o, c] = Σ over taps t and channels i of input[n, o · stride + t · dilation - before, i] ·
/// filters[t, i, c], where an input outside counts as 0. As in neural networks in general, the filters are not turned
/// around.</para>
/// <para>Each is a product whose left operand, the patches, is gathered panel by panel; a window of one element is a
/// plain <see cref="Gemm"/>. Work is cut by the sizes alone, so the bits are the same for any number of
/// threads.</para>
/// <para>Float32 and Float64. Buffers must not overlap; results are overwritten. With no positions or no channels
/// results are zeros.</para>
/// </remarks>
public static unsafe class Convolution
{
    /// <summary>The outputs.</summary>
    /// <param name="type">Of all three.</param>
    /// <param name="shape">Sizes of all three.</param>
    /// <param name="input">Read.</param>
    /// <param name="filters">Read.</param>
    /// <param name="output">Written.</param>
    /// <exception cref="NotSupportedException">The type is neither Float32 nor Float64.</exception>
    public static void Forward(ElementType type, in ConvolutionShape shape, void* input, void* filters, void* output)
    {
        var tiles = Tiles(type);
        if (shape.OutputCount == 0)
        {
            return;
        }

        if (shape.FilterCount == 0)
        {
            NativeMemory.Clear(output, (nuint)shape.OutputCount * (nuint)tiles.ElementBytes);
        }
        else if (shape.IsProduct)
        {
            int inputs = shape.InputChannels, outputs = shape.OutputChannels;
            Gemm.Run(
                type, Positions(shape), outputs, inputs, input, inputs, 1, filters, outputs, 1, output, outputs, false);
        }
        else
        {
            Gather(PatchSpace.Forward(shape, tiles.ElementBytes), shape, tiles, false, input, filters, output);
        }
    }

    /// <summary>The cotangents of the inputs, given those of the outputs.</summary>
    /// <param name="type">Of all three.</param>
    /// <param name="shape">Sizes of all three.</param>
    /// <param name="upstream">Like the outputs; read.</param>
    /// <param name="filters">Read.</param>
    /// <param name="gradient">Like the inputs; written.</param>
    /// <exception cref="NotSupportedException">The type is neither Float32 nor Float64.</exception>
    public static void InputGradient(
        ElementType type, in ConvolutionShape shape, void* upstream, void* filters, void* gradient)
    {
        var tiles = Tiles(type);
        if (shape.InputCount == 0)
        {
            return;
        }

        if (shape.IsProduct && shape.FilterCount > 0)
        {
            int inputs = shape.InputChannels, outputs = shape.OutputChannels;
            Gemm.Run(
                type, Positions(shape), inputs, outputs, upstream, outputs, 1, filters, 1, outputs, gradient, inputs,
                false);
            return;
        }

        if (shape.FilterCount == 0 || shape.OutputCount == 0 || LeavesGaps(shape))
        {
            NativeMemory.Clear(gradient, (nuint)shape.InputCount * (nuint)tiles.ElementBytes);
        }

        for (var depth = 0; depth < shape.Depth.Stride; depth++)
        {
            for (var height = 0; height < shape.Height.Stride; height++)
            {
                for (var width = 0; width < shape.Width.Stride; width++)
                {
                    var patches = PatchSpace.Backward(shape, tiles.ElementBytes, depth, height, width);
                    Gather(patches, shape, tiles, true, upstream, filters, gradient);
                }
            }
        }
    }

    /// <summary>The cotangents of the filters, given those of the outputs.</summary>
    /// <param name="type">Of all three.</param>
    /// <param name="shape">Sizes of all three.</param>
    /// <param name="input">Read.</param>
    /// <param name="upstream">Like the outputs; read.</param>
    /// <param name="gradient">Like the filters; written.</param>
    /// <exception cref="NotSupportedException">The type is neither Float32 nor Float64.</exception>
    public static void FilterGradient(
        ElementType type, in ConvolutionShape shape, void* input, void* upstream, void* gradient)
    {
        var tiles = Tiles(type);
        if (shape.FilterCount == 0)
        {
            return;
        }

        if (shape.OutputCount == 0 || shape.InputCount == 0)
        {
            NativeMemory.Clear(gradient, (nuint)shape.FilterCount * (nuint)tiles.ElementBytes);
        }
        else if (shape.IsProduct)
        {
            int inputs = shape.InputChannels, outputs = shape.OutputChannels;
            Gemm.Run(
                type, inputs, outputs, Positions(shape), input, 1, inputs, upstream, outputs, 1, gradient, outputs,
                false);
        }
        else
        {
            var patches = PatchSpace.Forward(shape, tiles.ElementBytes);
            var job = new FilterGradientJob(patches, tiles, (byte*)input, (byte*)upstream, (byte*)gradient);
            Workers.Run(job.Chunks, ref job);
            AddParts(type, job);
        }
    }

    private static void Gather(
        in PatchSpace patches, in ConvolutionShape shape, TileSet tiles, bool backward, void* source, void* filters,
        void* target)
    {
        if (patches.Positions == 0 || patches.Steps == 0)
        {
            return;
        }

        var packed = ThreadMemory<FilterPanels>.OfAtLeast(FilterPanels.PackedBytes(patches, tiles));
        var panels = new FilterPanels(patches, shape, backward, tiles, (byte*)filters, packed);
        Workers.Run(panels.Chunks, ref panels);
        var product = new PatchProductJob(patches, panels, tiles, (byte*)source, (byte*)target);
        Workers.Run(product.Chunks, ref product);
    }

    private static void AddParts(ElementType type, in FilterGradientJob job)
    {
        if (job.Parts > 1)
        {
            var (count, elements) = (job.Parts - 1, job.FilterElements);
            if (type == ElementType.Float32)
            {
                AddParts(new PartialSumsJob<float>((float*)job.Sums(0), (float*)job.Sums(1), count, elements));
            }
            else
            {
                AddParts(new PartialSumsJob<double>((double*)job.Sums(0), (double*)job.Sums(1), count, elements));
            }
        }
    }

    private static void AddParts<T>(PartialSumsJob<T> sums)
        where T : unmanaged, System.Numerics.INumber<T>
        => Workers.Run(sums.Chunks, ref sums);

    /// <summary>Some inputs meet no tap: strides jump over them.</summary>
    private static bool LeavesGaps(in ConvolutionShape shape)
        => LeavesGaps(shape.Depth) || LeavesGaps(shape.Height) || LeavesGaps(shape.Width);

    private static bool LeavesGaps(in WindowAxis axis)
    {
        for (var residue = 0; residue < axis.Stride; residue++)
        {
            if (PatchAxis.Backward(axis, residue).Taps == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int Positions(in ConvolutionShape shape)
        => checked(shape.Batch * shape.Depth.Output * shape.Height.Output * shape.Width.Output);

    private static TileSet Tiles(ElementType type) => type switch
    {
        ElementType.Float32 => TileSet.Single,
        ElementType.Float64 => TileSet.Double,
        _ => throw new NotSupportedException(
            $"Convolution: expected Float32 or Float64, received {type}. Convert the operands first."),
    };
}
