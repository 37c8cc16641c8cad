using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>y = A·x for rows whose elements lie side by side. Strides are in bytes.</summary>
/// <param name="rows">How many.</param>
/// <param name="k">Elements of a row.</param>
/// <param name="a">The first row.</param>
/// <param name="aRow">From row to row.</param>
/// <param name="x">k elements side by side.</param>
/// <param name="y">The results.</param>
/// <param name="yRow">From result to result.</param>
/// <param name="accumulate">Adds to y instead of overwriting it.</param>
internal unsafe delegate void RowDotsBody(
    int rows, int k, byte* a, nint aRow, byte* x, byte* y, nint yRow, bool accumulate);

/// <summary>See <see cref="RowDotsBody"/>. A tile would use one lane of each vector.</summary>
/// <remarks>Every row is summed the same way, in four vectors of partial sums, wherever it stands.</remarks>
internal static unsafe class RowDots<T>
    where T : unmanaged, INumberBase<T>
{
    public static void Run(int rows, int k, byte* a, nint aRow, byte* x, byte* y, nint yRow, bool accumulate)
    {
        for (var row = 0; row < rows; row++, a += aRow, y += yRow)
        {
            var sum = k < Vector<T>.Count ? T.Zero : WholeVectors(k, (T*)a, (T*)x);
            for (var step = k - k % Vector<T>.Count; step < k; step++)
            {
                sum = T.MultiplyAddEstimate(((T*)a)[step], ((T*)x)[step], sum);
            }

            *(T*)y = accumulate ? *(T*)y + sum : sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T WholeVectors(int k, T* a, T* x)
    {
        var width = Vector<T>.Count;
        Vector<T> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        var step = 0;
        for (; step + 4 * width <= k; step += 4 * width)
        {
            sum0 = PortableTile<T>.MultiplyAdd(Vector.Load(a + step), Vector.Load(x + step), sum0);
            sum1 = PortableTile<T>.MultiplyAdd(Vector.Load(a + step + width), Vector.Load(x + step + width), sum1);
            sum2 = PortableTile<T>.MultiplyAdd(
                Vector.Load(a + step + 2 * width), Vector.Load(x + step + 2 * width), sum2);
            sum3 = PortableTile<T>.MultiplyAdd(
                Vector.Load(a + step + 3 * width), Vector.Load(x + step + 3 * width), sum3);
        }

        for (; step + width <= k; step += width)
        {
            sum0 = PortableTile<T>.MultiplyAdd(Vector.Load(a + step), Vector.Load(x + step), sum0);
        }

        return Vector.Sum(sum0 + sum1 + (sum2 + sum3));
    }
}
