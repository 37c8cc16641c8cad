using System.Numerics;
using System.Runtime.InteropServices;

namespace AutoGraph.Kernels.Tests;

/// <summary>Operands of one product, its run, and the same in the plainest way in double precision.</summary>
internal sealed unsafe class GemmCase<T>
    where T : unmanaged, INumber<T>
{
    private const int Gap = 5;
    private readonly Matrix _left;
    private readonly Matrix _right;
    private readonly Matrix _result;
    private readonly int _k;

    public GemmCase(int m, int n, int k, Lie left = Lie.ByRows, Lie right = Lie.ByRows, int seed = 1)
    {
        (_left, _right, _result) = (Matrix.Of(left, m, k), Matrix.Of(right, k, n), Matrix.ByRows(m, n, Gap));
        _k = k;
        var random = new Random(seed);
        Left = Fill(_left.Length, random);
        Right = Fill(_right.Length, random);
        Before = Fill(_result.Length + Gap, random);
    }

    public T[] Left { get; }

    public T[] Right { get; }

    public T[] Before { get; }

    /// <summary>A way to compute the product; C comes filled with what was there before.</summary>
    public delegate void Way(T* left, T* right, T* result, bool accumulate);

    public T[] Run(bool accumulate) => Run(accumulate, InBlocks(_result.Rows));

    public T[] Run(bool accumulate, Way way)
    {
        // Exactly sized native memory, so that a tool which guards it sees what is read beyond.
        var left = Copy(Left);
        var right = Copy(Right);
        var result = Copy(Before);
        way(left + _left.Start, right + _right.Start, result, accumulate);
        var after = new ReadOnlySpan<T>(result, Before.Length).ToArray();
        NativeMemory.Free(left);
        NativeMemory.Free(right);
        NativeMemory.Free(result);
        return after;
    }

    /// <summary>So many rows at a time.</summary>
    public Way InBlocks(int block) => (left, right, result, accumulate) =>
    {
        foreach (var (row, rows) in Blocks(block))
        {
            Gemm.Run(
                Type, rows, _result.Columns, _k, left + row * _left.RowStride, _left.RowStride, _left.ColumnStride,
                right, _right.RowStride, _right.ColumnStride, result + row * _result.RowStride, _result.RowStride,
                accumulate);
        }
    };

    /// <summary>So many rows at a time, with the right operand packed before.</summary>
    public Way InPackedBlocks(int block) => (left, right, result, accumulate) =>
    {
        var packed = NativeMemory.Alloc((nuint)PackedRight.Bytes(Type, _result.Columns, _k));
        PackedRight.Pack(Type, _result.Columns, _k, right, _right.RowStride, _right.ColumnStride, packed);
        foreach (var (row, rows) in Blocks(block))
        {
            Gemm.RunPacked(
                Type, rows, _result.Columns, _k, left + row * _left.RowStride, _left.RowStride, _left.ColumnStride,
                packed, result + row * _result.RowStride, _result.RowStride, accumulate);
        }

        NativeMemory.Free(packed);
    };

    private IEnumerable<(int Row, int Rows)> Blocks(int block)
    {
        for (var row = 0; row < _result.Rows; row += block)
        {
            yield return (row, Math.Min(block, _result.Rows - row));
        }
    }

    public void Check(bool accumulate, double tolerance)
    {
        var after = Run(accumulate);
        var expected = Array.ConvertAll(Before, double.CreateTruncating);
        var scale = new double[expected.Length];
        var right = Array.ConvertAll(Right, double.CreateTruncating);
        for (var row = 0; row < _result.Rows; row++)
        {
            var start = _result[row, 0];
            if (!accumulate)
            {
                expected.AsSpan(start, _result.Columns).Clear();
            }

            scale.AsSpan(start, _result.Columns).Fill(1);
            for (var step = 0; step < _k; step++)
            {
                var left = double.CreateTruncating(Left[_left[row, step]]);
                for (var column = 0; column < _result.Columns; column++)
                {
                    var product = left * right[_right[step, column]];
                    expected[start + column] += product;
                    scale[start + column] += Math.Abs(product);
                }
            }
        }

        for (var at = 0; at < expected.Length; at++)
        {
            var error = Math.Abs(double.CreateTruncating(after[at]) - expected[at]);
            if (!(error <= tolerance * scale[at]))
            {
                Assert.Fail($"{_left} x {_right}: element {at} is {after[at]}, expected {expected[at]}");
            }
        }
    }

    private static ElementType Type
        => typeof(T) == typeof(float) ? ElementType.Float32
        : typeof(T) == typeof(double) ? ElementType.Float64
        : typeof(T) == typeof(int) ? ElementType.Int32 : ElementType.Int64;

    private static T[] Fill(int length, Random random)
        => [.. Enumerable.Range(0, length).Select(_ => typeof(T) == typeof(float) || typeof(T) == typeof(double)
            ? T.CreateTruncating(random.NextDouble() * 2 - 1) : T.CreateTruncating(random.Next(-1000, 1000)))];

    private static T* Copy(T[] values)
    {
        var memory = (T*)NativeMemory.Alloc((nuint)Math.Max(values.Length, 1), (nuint)sizeof(T));
        values.CopyTo(new Span<T>(memory, values.Length));
        return memory;
    }
}
