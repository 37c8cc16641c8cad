using System.Runtime.InteropServices;

namespace AutoGraph.Kernels;

/// <summary>Maxima and averages of windows over one to three spatial axes, and their gradients; channels come last.
/// </summary>
/// <remarks>Float32 and Float64. Buffers must not overlap; results are overwritten. Work is cut by the sizes alone, so
/// the bits are the same for any number of threads. NaN is greater than any number.</remarks>
public static unsafe class Pooling
{
    /// <summary>The greatest element of each window.</summary>
    /// <param name="type">Of both.</param>
    /// <param name="shape">Sizes of both.</param>
    /// <param name="input">Read.</param>
    /// <param name="output">Written.</param>
    /// <exception cref="NotSupportedException">The type is neither Float32 nor Float64.</exception>
    public static void Max(ElementType type, in PoolingShape shape, void* input, void* output)
        => Run<MaxPool>(type, shape, input, null, output);

    /// <summary>Of each window the value that stands where the greatest element of the input stands; the first one in
    /// row-major order where there are several.</summary>
    /// <param name="type">Of all three.</param>
    /// <param name="shape">Sizes of all three.</param>
    /// <param name="input">Read.</param>
    /// <param name="values">Like the input; read.</param>
    /// <param name="output">Written.</param>
    /// <exception cref="NotSupportedException">The type is neither Float32 nor Float64.</exception>
    public static void MaxSelect(ElementType type, in PoolingShape shape, void* input, void* values, void* output)
        => Run<MaxPoolSelect>(type, shape, input, values, output);

    /// <summary>The cotangents of the input of <see cref="Max"/>: each window's goes to its greatest element, the first
    /// one in row-major order where there are several.</summary>
    /// <param name="type">Of all three.</param>
    /// <param name="shape">Sizes of all three.</param>
    /// <param name="input">Read.</param>
    /// <param name="upstream">Like the output; read.</param>
    /// <param name="gradient">Like the input; written.</param>
    /// <exception cref="NotSupportedException">The type is neither Float32 nor Float64.</exception>
    public static void MaxGradient(ElementType type, in PoolingShape shape, void* input, void* upstream, void* gradient)
        => RunBack<MaxPoolGradient<SetElement>, MaxPoolGradient<AddToElement>>(type, shape, input, upstream, gradient);

    /// <summary>The average of each window; padding is not counted.</summary>
    /// <param name="type">Of both.</param>
    /// <param name="shape">Sizes of both.</param>
    /// <param name="input">Read.</param>
    /// <param name="output">Written.</param>
    /// <exception cref="NotSupportedException">The type is neither Float32 nor Float64.</exception>
    public static void Average(ElementType type, in PoolingShape shape, void* input, void* output)
        => Run<AveragePool>(type, shape, input, null, output);

    /// <summary>The cotangents of the input of <see cref="Average"/>: each window's is spread evenly.</summary>
    /// <param name="type">Of both.</param>
    /// <param name="shape">Sizes of both.</param>
    /// <param name="upstream">Like the output; read.</param>
    /// <param name="gradient">Like the input; written.</param>
    /// <exception cref="NotSupportedException">The type is neither Float32 nor Float64.</exception>
    public static void AverageGradient(ElementType type, in PoolingShape shape, void* upstream, void* gradient)
        => RunBack<AveragePoolGradient<SetElement>, AveragePoolGradient<AddToElement>>(
            type, shape, null, upstream, gradient);

    private static void Run<TOperation>(
        ElementType type, in PoolingShape shape, void* input, void* second, void* result)
        where TOperation : IPoolOperation
        => Registers.Run(nameof(Pooling), type, new Work<TOperation>(shape, input, second, result));

    private static void RunBack<TSet, TAdd>(
        ElementType type, in PoolingShape shape, void* input, void* upstream, void* gradient)
        where TSet : IPoolOperation
        where TAdd : IPoolOperation
    {
        if (shape.IsTiling)
        {
            Run<TSet>(type, shape, input, upstream, gradient);
        }
        else
        {
            Registers.Run(nameof(Pooling), type, new Work<TAdd>(shape, input, upstream, gradient) { AddsUp = true });
        }
    }

    private readonly struct Work<TOperation>(PoolingShape shape, void* input, void* second, void* result)
        : IRegisterWork
        where TOperation : IPoolOperation
    {
        /// <summary>Several windows may write to an element.</summary>
        public bool AddsUp { get; init; }

        public void Run<TRegister, T>()
            where TRegister : unmanaged, IRegister<TRegister, T>
            where T : unmanaged
        {
            if (AddsUp)
            {
                NativeMemory.Clear(result, (nuint)shape.InputCount * (nuint)sizeof(T));
            }

            if (shape.OutputCount > 0)
            {
                var space = new PoolSpace(shape, together: AddsUp && !shape.IsDisjoint);
                var job = new PoolJob<TOperation, TRegister, T>(space, (T*)input, (T*)second, (T*)result);
                Workers.Run(job.Chunks, ref job);
            }
        }
    }
}
