using AutoGraph.Conformance.Harness;

namespace AutoGraph.Conformance.Rows;

/// <summary>Group 3: logical and comparison operators.</summary>
internal static partial class Logical
{
    public static IEnumerable<Row> Rows =>
    [
        Row.Same(
            49, Host49, Row49Function, "",
            ((false, true, false), true), ((false, false, false), false), ((false, false, true), true)),
        Row.Same(51, Host51, Row51Function, "", ((false, true, true), true), ((false, false, true), false)),
        Row.Same(
            53, Host53, Row53Function, "",
            ((1, 2, 3), true), ((2, 1, 3), false), ((3, 2, 1), false), ((3, 1, 2), false),
            ((1, 3, 2), false), ((2, 3, 1), false)),
        Row.Same(55, Host55, Row55Function, "", ((1, 1), (true, false)), ((1, 2), (false, true))),
        Row.Same(57, Host57, Row57Function, "if", ((false, 7), false), ((true, 0), true)),
        Row.That(
            57,
            ("eager: the right side would fail", () => The_right_side_would_fail(Row57Function.Original)),
            ("graph: the right side would fail", () => The_right_side_would_fail(Row57Function.Invoke))),
        Row.Measured(59, Row59Function, (f, c) => f(c, true), (false, false), (true, true)),
        Row.That(59, ("code: a host condition stages nothing", Host_condition_stages_nothing)),
        Row.That(61, ("equality is element by element", Equality_is_element_by_element)),
    ];

    private static bool Host49(bool x, bool y, bool z) => x || y || z;

    [TensorFunction]
    internal static Tensor Row49(Tensor x, Tensor y, Tensor z) => x || y || z;

    private static bool Host51(bool x, bool y, bool z) => x || (y || (z && y && z));

    [TensorFunction]
    internal static Tensor Row51(Tensor x, Tensor y, Tensor z) => x || y || z && y && z;

    private static bool Host53(int x, int y, int z) => x < y && y < z;

    [TensorFunction]
    internal static Tensor Row53(Tensor x, Tensor y, Tensor z) => x < y && y < z;

    private static (bool, bool) Host55(int x, int y) => (x == y, x != y);

    [TensorFunction]
    internal static (Tensor, Tensor) Row55(Tensor x, Tensor y) => (x == y, x != y);

    private static bool Host57(bool t, int index) => t && Throwing(index);

    private static bool Throwing(int index) => new[] { 5, 6 }[index] == 5;

    /// <summary>The right side has an index out of range, which fails when it is executed.</summary>
    [TensorFunction]
    internal static Tensor Row57(Tensor t, Tensor index) => t && Throwing(index);

    private static Tensor Throwing(Tensor index) => Tensor.Constant([5, 6])[index] == 5;

    private static void The_right_side_would_fail(Func<Tensor, Tensor, Tensor> function)
        => Assert.ThrowsAny<AutoGraphException>(() => function(true, 7));

    [TensorFunction]
    internal static Tensor Row59(bool c, Tensor t) => c && t;

    private static void Host_condition_stages_nothing()
        => Assert.DoesNotContain("Stage.", Row59Function.ToCode(), StringComparison.Ordinal);

    private static void Equality_is_element_by_element()
    {
        Tensor left = Tensor.Constant([1, 2]), right = Tensor.Constant([1, 3]);
        Observed.Of(new[] { true, false }).AssertSame(Observed.Of(left == right));
        Observed.Of(new[] { false, true }).AssertSame(Observed.Of(left != right));
        Assert.False(ReferenceEquals(left, right));
    }
}
