using System.Runtime.InteropServices;

namespace AutoGraph.Kernels;

/// <summary>Convolutions over one to three spatial axes and their gradients; channels come last.</summary>
/// <remarks>
/// <para>output[n, o, c] = Σ over taps t and channels i of input[n, o · stride + t · dilation - before, i] ·
/// filters[t, i, c], where an input outside counts as 0. As in neural networks in general, the filters are not turned
/// around.</para>
/// <para>Each is a product whose left operand, the patches, is gathered panel by panel; a window of one element is a
/// plain <see cref="Gemm"/>, and 3x3 windows that go from element to element take fewer multiply-adds than there are
/// products (see <see cref="WinogradTransforms{TRegister, T}"/>): there an infinity or NaN makes NaN of up to four
/// neighbours, too. Work is cut by the sizes alone, so the bits are the same for any number of threads.</para>
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
            var patches = PatchSpace.Forward(shape, tiles.ElementBytes);
            Product(type, patches, shape, backward: false, input, filters, output);
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
                    Product(type, patches, shape, backward: true, upstream, filters, gradient);
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
        else if (shape.IsDepthwise)
        {
            Depthwise.FilterGradient(
                type, PatchSpace.Forward(shape, tiles.ElementBytes), input, upstream, gradient);
        }
        else if (PatchSpace.Forward(shape, tiles.ElementBytes) is var patches && WinogradTiles.Suits(patches))
        {
            Winograd.FilterGradient(type, patches, tiles, input, upstream, gradient);
        }
        else
        {
            var job = new FilterGradientJob(patches, tiles, (byte*)input, (byte*)upstream, (byte*)gradient);
            Workers.Run(job.Chunks, ref job);
            job.Sums.Add();
        }
    }

    /// <summary>Patches times filters, forward or backward.</summary>
    private static void Product(
        ElementType type, in PatchSpace patches, in ConvolutionShape shape, bool backward, void* source, void* filters,
        void* target)
    {
        if (shape.IsDepthwise)
        {
            Depthwise.Product(type, patches, source, filters, target);
        }
        else if (patches.Positions > 0 && patches.Steps > 0)
        {
            var tiles = Tiles(type);
            var packed = ThreadMemory.OfAtLeast<FilterPanels>(FilterPanels.PackedBytes(patches, tiles));
            var panels = new FilterPanels(patches, shape, backward, tiles, (byte*)filters, packed);
            if (WinogradTiles.Suits(patches))
            {
                Winograd.Product(type, patches, panels, tiles, source, target);
                return;
            }

            Workers.Run(panels.Chunks, ref panels);
            var product = new PatchProductJob(patches, panels, tiles, (byte*)source, (byte*)target);
            Workers.Run(product.Chunks, ref product);
        }
    }

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
