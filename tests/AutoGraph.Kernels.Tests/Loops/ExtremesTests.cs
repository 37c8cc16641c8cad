using static AutoGraph.Kernels.Scalar;

namespace AutoGraph.Kernels.Tests.Loops;

/// <summary>The lesser and the greater of zeros, infinities and NaN, to the sign.</summary>
public unsafe class ExtremesTests
{
    private static readonly double[] Numbers =
        [0.0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e-40];

    public static TheoryData<ElementType, int> Forms
    {
        get
        {
            var forms = new TheoryData<ElementType, int>();
            foreach (var type in (ElementType[])[ElementType.Float32, ElementType.Float64])
            {
                foreach (int registerBytes in (int[])[0, 16, 32])
                {
                    forms.Add(type, registerBytes);
                }
            }

            return forms;
        }
    }

    [Theory, MemberData(nameof(Forms))]
    public void Of_two_inputs(ElementType type, int registerBytes)
    {
        foreach (var (formula, reference) in Both(Input(0, type), Input(1, type)))
        {
            var loop = Bind(new([type, type], [new(formula)]), [Numbers.Length], [1, 1, 1], registerBytes);
            foreach (double other in Numbers)
            {
                double[] received = Run(loop, type, Numbers, [.. Numbers.Select(_ => other)]);
                AssertSame(type, Numbers.Select(x => reference(x, other)), received, $"{formula} with {other}");
            }
        }
    }

    [Theory, MemberData(nameof(Forms))]
    public void Of_an_input_and_a_number(ElementType type, int registerBytes)
    {
        foreach (double other in Numbers)
        {
            foreach (var (formula, reference) in Both(Input(0, type), Constant(other, type)))
            {
                var loop = Bind(new([type], [new(formula)]), [Numbers.Length], [1, 1], registerBytes);
                double[] received = Run(loop, type, Numbers);
                AssertSame(type, Numbers.Select(x => reference(x, other)), received, $"{formula}");
            }
        }
    }

    [Theory, MemberData(nameof(Forms))]
    public void Of_a_row(ElementType type, int registerBytes)
    {
        foreach (var (reduction, reference) in
            ((Reduction, Func<double, double, double>)[])[(Reduction.Min, Math.Min), (Reduction.Max, Math.Max)])
        {
            var loop = Bind(new([type], [new(Input(0, type), reduction)]), [22], [1, 0], registerBytes);
            foreach (double other in Numbers)
            {
                foreach (double another in Numbers)
                {
                    double[] row = [.. Enumerable.Repeat(other, 17), another, .. Enumerable.Repeat(other, 4)];
                    double received = Run(loop, type, row)[0];
                    AssertSame(type, [reference(other, another)], [received], $"{reduction} of {other}, {another}");
                }
            }
        }
    }

    private static (Scalar Formula, Func<double, double, double> Reference)[] Both(Scalar left, Scalar right)
        => [(Min(left, right), Math.Min), (Max(right, left), Math.Max)];

    /// <summary>Compiled for so many bytes of a register, or interpreted for 0.</summary>
    private static Loop Bind(LoopProgram program, int[] sizes, nint[] strides, int registerBytes)
        => Loop.Bind(program, sizes, strides, (p, c) => registerBytes == 0
            ? TileInterpreter.Compile(p, c)
            : LoopCompiler.Compile(p, c, registerBytes));

    private static double[] Run(Loop loop, ElementType type, params double[][] inputs)
    {
        int count = inputs[0].Length;
        byte* memory = stackalloc byte[3 * count * sizeof(double)];
        nint* pointers = stackalloc nint[3];
        for (int i = 0; i <= inputs.Length; i++)
        {
            byte* operand = memory + i * count * sizeof(double);
            pointers[i] = (nint)operand;
            for (int j = 0; i < inputs.Length && j < count; j++)
            {
                Number.Write(operand + j * type.Size(), type, Number.FromDouble(inputs[i][j], type));
            }
        }

        loop.Run(pointers);
        byte* result = (byte*)pointers[inputs.Length];
        var values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = Number.ToDouble(Number.Read(result + i * type.Size(), type), type);
        }

        return values;
    }

    private static void AssertSame(ElementType type, IEnumerable<double> expected, double[] received, string name)
    {
        int i = 0;
        foreach (double exact in expected)
        {
            double want = Number.ToDouble(Number.FromDouble(exact, type), type);
            double got = received[i++];
            bool same = (want == got && double.IsNegative(want) == double.IsNegative(got))
                || (double.IsNaN(want) && double.IsNaN(got));
            Assert.True(same, $"{name}: expected {want:R}, received {got:R}");
        }
    }
}
