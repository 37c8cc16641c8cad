using static AutoGraph.Kernels.Scalar;

namespace AutoGraph.Kernels.Tests.Loops;

public class PrimitiveTests
{
    public static TheoryData<Primitive> Primitives
        => [.. Enum.GetValues<Primitive>().Where(primitive => primitive.Arity() > 0 && primitive != Primitive.Cast)];

    public static TheoryData<ElementType> Types => [.. Enum.GetValues<ElementType>()];

    [Theory, MemberData(nameof(Primitives))]
    public void Every_primitive_means_the_same_compiled_interpreted_and_folded_for_every_type(Primitive primitive)
    {
        int tested = 0;
        foreach (var type in Enum.GetValues<ElementType>())
        {
            if (Build(primitive, type) is { } formula)
            {
                tested++;
                var inputs = Enumerable.Range(0, primitive.Arity()).Select(i => Type(primitive, i, type)).ToArray();
                Check(new([.. inputs], [new(formula)]), formula.Type);
            }
        }

        Assert.True(tested > 0);
    }

    [Theory, MemberData(nameof(Types))]
    public void Every_cast_means_the_same_compiled_interpreted_and_folded(ElementType from)
    {
        foreach (var to in Enum.GetValues<ElementType>().Where(to => to != from))
        {
            Check(new([from], [new(Input(0, from).Cast(to))]), to);
        }
    }

    private static void Check(LoopProgram program, ElementType type)
    {
        var random = new Random(5);
        nint[] ones = [.. Enumerable.Repeat((nint)1, program.OperandCount)];
        using var one = new LoopCase(program, [93], ones, random);
        var expected = one.Expected();
        double tolerance = type switch
        {
            ElementType.Float64 => 1e-14,
            ElementType.Float32 => 1e-6,
            ElementType.Float16 => 2e-3,
            _ => 1.6e-2,
        };
        var compiled = one.Run((p, n, s) => Loop.Bind(p, n, s));
        one.AssertSame(expected, compiled, tolerance, "compiled");
        var interpreted = one.Run((p, n, s) => Loop.Bind(p, n, s, TileInterpreter.Compile));
        one.AssertSame(compiled, interpreted, 0, "interpreted");
    }

    internal static ElementType Type(Primitive primitive, int operand, ElementType type)
        => primitive == Primitive.Select && operand == 0 ? ElementType.Bool : type;

    internal static Scalar? Build(Primitive primitive, ElementType type)
    {
        var operands = Enumerable.Range(0, primitive.Arity())
            .Select(i => Input(i, Type(primitive, i, type))).ToArray();
        try
        {
            return Create(primitive, operands);
        }
        catch (ArgumentException)
        {
            // The table of types is tested with the formulas; here only what may be built is run.
            return null;
        }
    }
}
