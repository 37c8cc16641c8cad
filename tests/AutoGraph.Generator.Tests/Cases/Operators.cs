namespace AutoGraph.Generator.Tests.Cases;

internal static class Operators
{
    public static readonly Case[] All =
    [
        new("Conditional_expressions", """
            public static Tensor F(Tensor x)
            {
                if (x > 0) x = x < 5 ? -x : x; else x = x < 5 ? -2 * x : 1;
                if (x > 0) x = x < 5 ? -x : x; else x = x < 5 ? 3 * x : x;
                return x;
            }
            """, ([-1], "-2"), ([1], "-3"), ([5], "5")),
        new("Absolute", "public static Tensor F(Tensor x) => x > 0 ? x : -x;", ([3], "3"), ([-3], "3"), ([0], "0")),
        new("Conditional_of_numbers", "public static Tensor F(Tensor x) => x * (x > 0 ? 1 : -1) + (x > 5 ? 10 : 20);", ([3], "23"), ([-7], "27")),
        new("Lambda_with_conditional", """
            public static Tensor F(Tensor x) { Func<Tensor, Tensor> l = x => x > 0 ? x * x : -x; return l(x); }
            """, ([1], "1"), ([4], "16"), ([-4], "4")),
        new("Lambda_with_statements", """
            public static Tensor F(Tensor x)
            {
                Func<Tensor, Tensor> half = t =>
                {
                    while (t > 10) t = t / 2;
                    if (t > 5) return t;
                    return -t;
                };
                return half(x) + half(x + 1);
            }
            """, ([4], "-9"), ([16], "16")),
        new("Conditional_argument", """
            public static Tensor F(Tensor c) => G(c ? 10 : 20);
            static Tensor G(Tensor t) => t + 1;
            """, ([true], "11"), ([false], "21")),
        new("Or", "public static Tensor F(Tensor x, Tensor y, Tensor z) => x || y || z;",
            ([false, true, false], "True"), ([false, false, false], "False"), ([false, false, true], "True")),
        new("Or_and", "public static Tensor F(Tensor x, Tensor y, Tensor z) => x || y || z && y && z;",
            ([false, true, true], "True"), ([false, false, true], "False")),
        new("And_of_comparisons", "public static Tensor F(Tensor x, Tensor y, Tensor z) => x < y && y < z;",
            ([1, 2, 3], "True"), ([2, 1, 3], "False"), ([1, 3, 2], "False")),
        new("Host_and_tensor", "public static Tensor F(Tensor x, bool on, int k) { if (on && x > 0 && k > 1) return x; return !on || x < -5 ? 7 : 8; }",
            ([3, true, 2], "3"), ([3, true, 1], "8"), ([3, false, 2], "7"), ([-6, true, 2], "7")),
        new("Increments", "public static (Tensor, Tensor) F(Tensor x) { Tensor y = x; if (x > 0) { y++; --x; } return (x, y); }",
            ([3], "(2, 4)"), ([-3], "(-3, -3)")),
    ];
}
