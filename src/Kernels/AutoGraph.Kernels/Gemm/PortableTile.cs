using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>The tile in plain C#, 4 x 2 vectors of whatever width the machine has.</summary>
/// <remarks>
/// Reads whole vectors of the right operand, so that one is packed with room for them; writes only its columns.
/// Missing rows are computed as copies of the first and not written.
/// </remarks>
internal sealed unsafe class PortableTile<T>(TileShape shape)
    where T : unmanaged
{
    public const int MaxRows = 4;

    /// <summary>See <see cref="TileBody"/>.</summary>
    public void Run(
        nint k, byte* a, nint aStride, byte* b, nint bStride, byte* c, nint cStride, nint columns, bool accumulate,
        nint tiles, nint aTile)
    {
        for (; tiles != 0; tiles--, a += aTile, c += shape.Rows * cStride)
        {
            RunOne(k, a, aStride, b, bStride, c, cStride, columns, accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunOne(
        nint k, byte* a, nint aStride, byte* b, nint bStride, byte* c, nint cStride, nint columns, bool accumulate)
    {
        var (row, step) = shape.Form == LeftForm.UnitRows ? ((nint)sizeof(T), aStride) : (aStride, sizeof(T));
        var width = Vector<T>.Count;
        var second = shape.Vectors == 2 ? width * sizeof(T) : 0;
        nint row1 = shape.Rows > 1 ? row : 0, row2 = shape.Rows > 2 ? 2 * row : 0, row3 = shape.Rows > 3 ? 3 * row : 0;

        var sums = stackalloc Vector<T>[2 * MaxRows];
        for (var r = 0; r < MaxRows; r++)
        {
            var source = (T*)(c + r * cStride);
            var known = accumulate && r < shape.Rows ? columns : 0;
            sums[2 * r] = Read(source, known);
            sums[2 * r + 1] = Read(source + width, known - width);
        }

        // Calls keep no vector register: none comes while these are in use, so that they stay in registers.
        Vector<T> s00 = sums[0], s01 = sums[1], s10 = sums[2], s11 = sums[3];
        Vector<T> s20 = sums[4], s21 = sums[5], s30 = sums[6], s31 = sums[7];
        for (; k != 0; k--, a += step, b += bStride)
        {
            Vector<T> right0 = Vector.Load((T*)b), right1 = Vector.Load((T*)(b + second));
            var left = Vector.Create(*(T*)a);
            s00 = MultiplyAdd(left, right0, s00);
            s01 = MultiplyAdd(left, right1, s01);
            left = Vector.Create(*(T*)(a + row1));
            s10 = MultiplyAdd(left, right0, s10);
            s11 = MultiplyAdd(left, right1, s11);
            left = Vector.Create(*(T*)(a + row2));
            s20 = MultiplyAdd(left, right0, s20);
            s21 = MultiplyAdd(left, right1, s21);
            left = Vector.Create(*(T*)(a + row3));
            s30 = MultiplyAdd(left, right0, s30);
            s31 = MultiplyAdd(left, right1, s31);
        }

        (sums[0], sums[1], sums[2], sums[3]) = (s00, s01, s10, s11);
        (sums[4], sums[5], sums[6], sums[7]) = (s20, s21, s30, s31);
        for (var r = 0; r < shape.Rows; r++)
        {
            var target = (T*)(c + r * cStride);
            Write(target, sums[2 * r], columns);
            Write(target + width, sums[2 * r + 1], columns - width);
        }
    }

    private static Vector<T> Read(T* source, nint columns)
    {
        if (columns >= Vector<T>.Count)
        {
            return Vector.Load(source);
        }

        Vector<T> read = default;
        for (var column = 0; column < columns; column++)
        {
            read = read.WithElement(column, source[column]);
        }

        return read;
    }

    private static void Write(T* target, Vector<T> sum, nint columns)
    {
        if (columns >= Vector<T>.Count)
        {
            sum.Store(target);
            return;
        }

        for (var column = 0; column < columns; column++)
        {
            target[column] = sum[column];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> MultiplyAdd(Vector<T> left, Vector<T> right, Vector<T> sum)
        => typeof(T) == typeof(float)
            ? Vector.FusedMultiplyAdd(left.As<T, float>(), right.As<T, float>(), sum.As<T, float>()).As<float, T>()
        : typeof(T) == typeof(double)
            ? Vector.FusedMultiplyAdd(left.As<T, double>(), right.As<T, double>(), sum.As<T, double>()).As<double, T>()
        : left * right + sum;
}
