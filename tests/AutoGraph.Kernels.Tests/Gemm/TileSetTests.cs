using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels.Tests;

/// <summary>The tiles of machines with less, as far as this one can run them.</summary>
public sealed unsafe class TileSetTests
{
    [Fact]
    public void Portable_tiles_of_floats_are_right() => Check(TileSet.Portable<float>());

    [Fact]
    public void Tiles_of_eight_floats_are_right()
    {
        if (Avx2.IsSupported && Fma.IsSupported)
        {
            Check(TileSet.Emitted<float, Single256, Vector256<float>>(lanes: 8, maxRows: 6));
        }
    }

    [Fact]
    public void Tiles_of_sixteen_floats_are_right()
    {
        if (Avx2.IsSupported && Fma.IsSupported)
        {
            Check(TileSet.Emitted<float, Single512, Vector512<float>>(lanes: 16, maxRows: 12));
        }
    }

    /// <summary>Products of small whole numbers, so that the result is exact.</summary>
    private static void Check(TileSet tiles)
    {
        foreach (var (m, n, k) in ((int, int, int)[])
            [(1, 1, 1), (5, 9, 4), (1, 150, 9), (3, 35, 7), (13, 16, 8), (29, 35, 40), (25, 70, 5), (100, 37, 300)])
        {
            foreach (var transposed in (bool[])[false, true])
            {
                var a = Enumerable.Range(0, m * k).Select(i => (float)(i % 7 - 3)).ToArray();
                var b = Enumerable.Range(0, k * n).Select(i => (float)(i % 5 - 2)).ToArray();
                var c = Enumerable.Repeat(1f, m * n).ToArray();
                var (aRow, aColumn) = transposed ? (1, m) : (k, 1);
                fixed (float* left = a, right = b, result = c)
                {
                    var problem = new GemmProblem
                    {
                        M = m, N = n, K = k,
                        A = (byte*)left, ARow = aRow * 4, AColumn = aColumn * 4,
                        B = (byte*)right, BRow = n * 4, BColumn = 4,
                        C = (byte*)result, CRow = n * 4,
                        Accumulate = true,
                    };
                    GemmDriver.Run(problem, tiles);
                }

                for (var at = 0; at < c.Length; at++)
                {
                    var (row, column) = (at / n, at % n);
                    var expected = 1 + Enumerable.Range(0, k)
                        .Sum(step => a[row * aRow + step * aColumn] * b[step * n + column]);
                    Assert.Equal(expected, c[at]);
                }
            }
        }
    }
}
