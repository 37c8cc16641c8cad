using System.Globalization;

namespace AutoGraph.Runtime.Tests.Tensors;

public class PrintingTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, PrintingCases.All.Count)];

    [Theory, MemberData(nameof(Cases))]
    public void Arrays_print_as_NumPy_prints_them(int number)
    {
        var row = PrintingCases.All[number];
        var tensor = Make(row);
        var shape = tensor.Shape;
        Assert.Equal($"Tensor({row.Text}, shape={shape}, dtype={row.DType})", tensor.ToString());
        var repr = row.Repr.Contains('\n', StringComparison.Ordinal) ? "\n" + row.Repr : row.Repr;
        Assert.Equal($"<Tensor: shape={shape}, dtype={row.DType}, numpy={repr}>", tensor.ToString("R"));
        if (row.Shape.Length == 2)
        {
            Assert.Equal(tensor.ToString(), tensor.Transpose().Pack().Transpose().ToString());
        }
    }

    [Fact]
    public void The_examples_of_the_interface_print_as_promised()
    {
        var t = Tensor.Constant([[1f, 2f, 3f], [4f, 5f, 6f]]);
        Prints(Tensor.Constant(2), "Tensor(2, shape=(), dtype=int32)");
        Prints(Tensor.Constant(2f), "Tensor(2.0, shape=(), dtype=float32)");
        Prints(Tensor.Constant([2, 3]), "Tensor([2 3], shape=(2,), dtype=int32)");
        Prints(Tensor.Constant(["Hello"]), "Tensor([\"Hello\"], shape=(1,), dtype=string)");
        Prints(t.Shape, "(2, 3)");
        Prints(t.DType, "float32");
        Prints(t[.., 1..], "Tensor([[2. 3.]\n [5. 6.]], shape=(2, 2), dtype=float32)");
        Prints(t[Indexing.Ellipsis, 1], "Tensor([2. 5.], shape=(2,), dtype=float32)");
        Prints(t + 10, "Tensor([[11. 12. 13.]\n [14. 15. 16.]], shape=(2, 3), dtype=float32)");
        Prints(t.MatMul(t.Transpose()), "Tensor([[14. 32.]\n [32. 77.]], shape=(2, 2), dtype=float32)");
        Prints(Tensor.Constant("Hello, \"you\"\n"), "Tensor(\"Hello, \\\"you\\\"\\n\", shape=(), dtype=string)");
        Assert.Equal(
            "<Tensor: shape=(2, 3), dtype=float32, numpy=\narray([[1., 2., 3.],\n       [4., 5., 6.]], dtype=float32)>",
            t.ToString("R"));
        Assert.Equal("<Tensor: shape=(), dtype=int32, numpy=2>", Tensor.Constant(2).ToString("R"));
    }

    [Fact]
    public void A_variable_prints_its_name_and_its_value()
    {
        Prints(new Variable(3f, name: "x"), "<Variable 'x' shape=() dtype=float32, numpy=3.0>");
        Prints(
            new Variable([[1f, 2f], [3f, 4f]], name: "w"),
            "<Variable 'w' shape=(2, 2) dtype=float32, numpy=\narray([[1., 2.],\n       [3., 4.]], dtype=float32)>");
    }

    [Fact]
    public void A_format_of_numbers_prints_the_elements_alone()
    {
        Assert.Equal("0.67", $"{Tensor.Constant(2f / 3):F2}");
        Assert.Equal("[ 0.5 -1.0]", $"{Tensor.Constant([0.5f, -1f]):F1}");
        Assert.Equal("[001 002]", $"{Tensor.Constant([1, 2]):D3}");
        Assert.Equal("Tensor(1, shape=(), dtype=int32)", $"{Tensor.Constant(1)}");
    }

    [Fact]
    public void Bfloat16_prints_the_fewest_digits_that_tell_numbers_apart()
        => Prints(
            Tensor.Constant([0.1f, 1f, 3.14159f]).Cast(DType.BFloat16),
            "Tensor([0.1  1.   3.14], shape=(3,), dtype=bfloat16)");

    [Fact]
    public void A_symbol_prints_what_is_known_of_it()
    {
        var text = "";
        Graphed.Run(
            x =>
            {
                text = $"{x[0]} {x[0]:F2} {x[0]:R}";
                return x[0];
            },
            Tensor.Constant([1f]));
        Assert.Equal(
            "Tensor(symbolic, shape=(1,), dtype=float32) Tensor(symbolic, shape=(1,), dtype=float32) "
            + "<Tensor: shape=(1,), dtype=float32, symbolic>",
            text);
    }

    private static void Prints(object value, string expected) => Assert.Equal(expected, $"{value}");

    private static Tensor Make(PrintingCase row)
    {
        var count = row.Shape.Aggregate(1, (a, b) => a * b);
        var range = Enumerable.Range(0, count);
        var words = row.Numbers switch
        {
            "range" => [.. range.Select(i => i.ToString(CultureInfo.InvariantCulture))],
            "range/7" => [.. range.Select(i => (i / 7.0).ToString(CultureInfo.InvariantCulture))],
            _ => row.Numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        };
        return row.DType.Name switch
        {
            "int64" => Tensor.From<long>(Array.ConvertAll(words, long.Parse), row.Shape),
            "uint64" => Tensor.From<ulong>(Array.ConvertAll(words, ulong.Parse), row.Shape),
            _ => Tensor.From<double>(Array.ConvertAll(words, Number), row.Shape).Cast(row.DType),
        };
    }

    private static double Number(string word) => word switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(word, CultureInfo.InvariantCulture),
    };
}
