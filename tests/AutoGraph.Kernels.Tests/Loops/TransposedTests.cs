using static AutoGraph.Kernels.Scalar;

namespace AutoGraph.Kernels.Tests.Loops;

public class TransposedTests
{
    public static TheoryData<ElementType> Types => [.. Enum.GetValues<ElementType>()];

    [Theory, MemberData(nameof(Types))]
    public void Copies_of_every_type_and_edge(ElementType type)
    {
        (int, int)[] sizes = [(8, 8), (16, 16), (17, 9), (33, 70), (70, 33), (9, 300), (300, 3)];
        foreach (var (rows, columns) in sizes)
        {
            Check(new([type], [new(Input(0, type))]), [rows, columns], [1, rows + 3, columns + 1, 1]);
        }
    }

    [Theory, MemberData(nameof(Types))]
    public void Formulas_of_turned_and_other_inputs(ElementType type)
    {
        var sum = Select(NotEqual(Input(0, type), Input(1, type)), Input(2, type), Input(0, type));
        nint[] strides = [1, 41, 75, 1, 0, -1, 75, 1];
        Check(new([type, type, type], [new(sum)]), [41, 75], strides);
    }

    [Fact]
    public void More_turned_inputs_than_there_are_tiles()
    {
        var inputs = Enumerable.Range(0, 6).Select(i => Input(i, ElementType.Float64)).ToArray();
        var sum = inputs.Aggregate((left, right) => Max(left, right));
        nint[] strides = [.. Enumerable.Repeat((nint[])[1, 50], 6).SelectMany(row => row), 60, 1];
        Check(new([.. inputs.Select(input => input.Type)], [new(sum)]), [50, 60], strides);
    }

    [Fact]
    public void Axes_in_every_order()
    {
        int[] sizes = [11, 20, 33];
        int[][] orders = [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        foreach (int[] order in orders)
        {
            var strides = new nint[6] { 0, 0, 0, 660, 33, 1 };
            nint next = 1;
            foreach (int axis in order)
            {
                strides[axis] = next;
                next *= sizes[axis];
            }

            Check(new([ElementType.Float32], [new(Input(0, ElementType.Float32))]), sizes, strides);
            Check(new([ElementType.Float32], [new(-Input(0, ElementType.Float32))]), sizes, strides);
        }
    }

    [Fact]
    public unsafe void Copies_large_enough_for_several_threads()
    {
        const int Rows = 500;
        const int Columns = 700;
        var loop = Loop.Bind(
            new([ElementType.Int32], [new(Input(0, ElementType.Int32))]), [Rows, Columns], [1, Rows, Columns, 1]);
        int[] source = [.. Enumerable.Range(0, Rows * Columns)];
        var target = new int[source.Length];
        fixed (int* from = source, to = target)
        {
            nint* pointers = stackalloc nint[] { (nint)from, (nint)to };
            loop.Run(pointers);
        }

        Assert.Equal(source.Select(i => i / Columns + i % Columns * Rows), target);
    }

    private static void Check(LoopProgram program, int[] sizes, nint[] strides)
    {
        using var one = new LoopCase(program, sizes, strides, new Random(9));
        var expected = one.Expected();
        one.AssertSame(expected, one.Run((p, n, s) => Loop.Bind(p, n, s)), 0, "compiled");
        one.AssertSame(expected, one.Run((p, n, s) => Loop.Bind(p, n, s, TileInterpreter.Compile)), 0, "interpreted");
    }
}
