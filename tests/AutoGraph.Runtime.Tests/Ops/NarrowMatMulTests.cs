namespace AutoGraph.Runtime.Tests.Ops;

public sealed class NarrowMatMulTests
{
    public static TheoryData<string> DTypes => new("float16", "bfloat16");

    [Theory]
    [MemberData(nameof(DTypes))]
    public void Products_of_two_byte_floats_are_those_of_float32_rounded_once(string dtype)
    {
        var narrow = dtype == "float16" ? DType.Float16 : DType.BFloat16;
        foreach (var (left, right) in ((int[], int[])[])
            [([17, 40], [40, 9]), ([2, 3, 4, 5], [2, 3, 5, 6]), ([4, 3, 5], [5, 6]), ([3, 0], [0, 2])])
        {
            var (x, y) = (Waves(left).Cast(narrow), Waves(right).Cast(narrow));
            var expected = x.Cast(DType.Float32).MatMul(y.Cast(DType.Float32)).Cast(narrow);
            var actual = x.MatMul(y);
            Assert.Equal(narrow, actual.DType);
            Assert.Equal(
                expected.Cast(DType.Float32).ToArray<float>(), actual.Cast(DType.Float32).ToArray<float>());
        }
    }

    private static Tensor Waves(int[] shape)
        => Tensor.Constant(
            Enumerable.Range(0, shape.Aggregate(1, (count, size) => count * size)).Select(i => MathF.Sin(0.7f * i))
                .ToArray()).Reshape([.. shape]);
}
