namespace AutoGraph.Runtime.Tests.Tensors;

public class CreationTests
{
    public static TheoryData<string> Numeric
        => [.. DType.All.Where(dtype => dtype != DType.String).Select(dtype => dtype.Name)];

    [Theory, MemberData(nameof(Numeric))]
    public void Every_dtype_is_created_cast_printed_and_read(string name)
    {
        var dtype = DType.All.Single(known => known.Name == name);
        var ones = Tensor.Constant([1f, 0f, 1f]).Cast(dtype);
        Assert.Equal(dtype, ones.DType);
        Assert.Equal([1.0, 0.0, 1.0], ones.Cast(DType.Float64).ToArray<double>());
        Assert.Equal(ones.ToString(), Tensor.Constant([1, 0, 1], dtype).ToString());
        var (one, zero) = dtype == DType.Bool ? (" True", "False") : dtype.IsFloating ? ("1.", "0.") : ("1", "0");
        Assert.Equal($"Tensor([{one} {zero} {one}], shape=(3,), dtype={name})", ones.ToString());
        Assert.Equal([2, 3], Tensor.Zeros([2, 3], dtype).Shape.ToArray());
        Assert.Equal([1.0, 1.0], Tensor.Ones([2], dtype).Cast(DType.Float64).ToArray<double>());
        Assert.Equal([1.0, 0.0, 0.0, 1.0], Tensor.Eye(2, dtype: dtype).Cast(DType.Float64).ToArray<double>());
        Assert.Equal(dtype, Tensor.ZerosLike(ones).DType);
    }

    [Fact]
    public void Elements_of_every_type_come_back_as_they_were()
    {
        Returns<sbyte>([-128, 127], "int8");
        Returns<short>([short.MinValue, short.MaxValue], "int16");
        Returns([int.MinValue, int.MaxValue], "int32");
        Returns([long.MinValue, long.MaxValue], "int64");
        Returns<byte>([0, 255], "uint8");
        Returns<ushort>([0, ushort.MaxValue], "uint16");
        Returns<uint>([0, uint.MaxValue], "uint32");
        Returns<ulong>([0, ulong.MaxValue], "uint64");
        Returns([(Half)0.1f, Half.MaxValue], "float16");
        Returns([0.1f, float.MaxValue], "float32");
        Returns([0.1, double.MaxValue], "float64");
        Returns([true, false], "bool");
        Assert.Equal(["a", "b"], Tensor.Constant(["a", "b"]).ToArray<string>());
    }

    [Fact]
    public void Arrays_of_all_forms_become_tensors()
    {
        var expected = Tensor.Constant([[1, 2, 3], [4, 5, 6]]).ToString();
        Assert.Equal(expected, Tensor.Constant(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }).ToString());
        Assert.Equal(expected, Tensor.Constant((int[][])[[1, 2, 3], [4, 5, 6]]).ToString());
        Assert.Equal(expected, Tensor.From<int>([1, 2, 3, 4, 5, 6], [2, 3]).ToString());
        Assert.Equal("(1, 2, 1)", Tensor.Constant((int[][][])[[[1], [2]]]).Shape.ToString());
        Assert.Equal("(1, 2, 1)", Tensor.Constant([[[1], [2]]]).Shape.ToString());
        Assert.Equal("(3,)", Tensor.From((ReadOnlySpan<float>)[1f, 2f, 3f]).Shape.ToString());
        Assert.Throws<ShapeException>(() => Tensor.Constant((int[][])[[1, 2], [3]]));
        Assert.Throws<ShapeException>(() => Tensor.From<int>([1, 2, 3], [2]));
    }

    [Fact]
    public void Scalars_have_the_dtype_of_their_type()
    {
        Assert.Equal(DType.UInt8, Tensor.Constant((byte)1).DType);
        Assert.Equal(DType.UInt64, Tensor.Constant(ulong.MaxValue).DType);
        Assert.Equal(ulong.MaxValue, Tensor.Constant(ulong.MaxValue).ToScalar<ulong>());
        Assert.Equal(DType.Float16, Tensor.Constant((Half)1).DType);
        Assert.Equal(DType.Float64, Tensor.Constant(1.0).DType);
        Assert.Equal(DType.Float32, Tensor.Constant([1, 2, 3], DType.Float32).DType);
    }

    [Fact]
    public void Ranges_stop_before_their_end()
    {
        Prints(Tensor.Range(5), "Tensor([0 1 2 3 4], shape=(5,), dtype=int32)");
        Prints(Tensor.Range(2, 10, 3), "Tensor([2 5 8], shape=(3,), dtype=int32)");
        Prints(Tensor.Range(5, 0, -2), "Tensor([5 3 1], shape=(3,), dtype=int32)");
        Prints(Tensor.Range(0, 1, 0.25f), "Tensor([0.   0.25 0.5  0.75], shape=(4,), dtype=float32)");
        Prints(Tensor.Range(3L), "Tensor([0 1 2], shape=(3,), dtype=int64)");
        Prints(Tensor.Constant([1, 2, 0.5f]), "Tensor([1.  2.  0.5], shape=(3,), dtype=float32)");
        Prints(Tensor.Range(3, 3), "Tensor([], shape=(0,), dtype=int32)");
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Range(0, 3, 0));
        Assert.Throws<ShapeException>(() => Tensor.Range(Tensor.Constant([1])));
        Assert.Equal([0, 1, 2], Graphed.Run(x => Tensor.Range(x[0]), Tensor.Constant(3)).ToArray<int>());
        Assert.Equal([1f, 1.5f], Graphed.Run(x => Tensor.Range(1, x[0], 0.5f), Tensor.Constant(2f)).ToArray<float>());
    }

    [Fact]
    public void Distances_are_equal_and_both_ends_exact()
    {
        Prints(Tensor.LinSpace(-1, 4, 3), "Tensor([-1.   1.5  4. ], shape=(3,), dtype=float32)");
        Assert.Equal(0.3, Tensor.LinSpace(0, 0.3, 100, DType.Float64).ToArray<double>()[^1]);
        Assert.Equal([7f], Tensor.LinSpace(7, 9, 1).ToArray<float>());
        Assert.Empty(Tensor.LinSpace(7, 9, 0).ToArray<float>());
    }

    [Fact]
    public void Matrices_and_fillings()
    {
        Prints(Tensor.Eye(2, 3), "Tensor([[1. 0. 0.]\n [0. 1. 0.]], shape=(2, 3), dtype=float32)");
        Prints(Tensor.Full([2, 2], 7), "Tensor([[7 7]\n [7 7]], shape=(2, 2), dtype=int32)");
        Prints(Tensor.RankOf(Tensor.Eye(2)), "Tensor(2, shape=(), dtype=int32)");
        Assert.Equal([1f, 1f], Tensor.OnesLike(Tensor.Constant([3f, 4f])).ToArray<float>());
    }

    [Fact]
    public void The_limits_of_dtypes_print_as_catalogued()
    {
        Prints(DType.Int8.MinValue, "Tensor(-128, shape=(), dtype=int8)");
        Prints(DType.Int64.MaxValue, "Tensor(9223372036854775807, shape=(), dtype=int64)");
        Prints(DType.Int64.MinValue, "Tensor(-9223372036854775808, shape=(), dtype=int64)");
        Prints(DType.UInt64.MaxValue, "Tensor(18446744073709551615, shape=(), dtype=uint64)");
        Prints(DType.UInt32.MaxValue, "Tensor(4294967295, shape=(), dtype=uint32)");
        Prints(DType.Float16.MaxValue, "Tensor(65500.0, shape=(), dtype=float16)");
        Prints(DType.Float32.MaxValue, "Tensor(3.4028235e+38, shape=(), dtype=float32)");
        Prints(DType.Float64.MinValue, "Tensor(-1.7976931348623157e+308, shape=(), dtype=float64)");
    }

    [Fact]
    public void Elements_can_be_read_without_a_copy()
    {
        var t = Tensor.Constant([[1f, 2f], [3f, 4f]]);
        Assert.Equal([1f, 2f, 3f, 4f], t.AsSpan<float>());
        Assert.Equal(3f, t.To2D<float>()[1, 0]);
        Assert.Throws<ShapeException>(() => t.T.AsSpan<float>().Length);
        Assert.Throws<DTypeException>(() => t.ToArray<int>());
        Assert.Throws<ShapeException>(() => t.ToScalar<float>());
        Assert.Equal("0.1.0", AutoGraphInfo.Version);
    }

    private static void Returns<T>(T[] values, string dtype)
        where T : unmanaged
    {
        var tensor = Tensor.Constant(values);
        Assert.Equal(dtype, tensor.DType.Name);
        Assert.Equal(values, tensor.ToArray<T>());
        Assert.Equal(values, tensor.AsSpan<T>().ToArray());
    }

    private static void Prints(Tensor tensor, string expected) => Assert.Equal(expected, tensor.ToString());
}
