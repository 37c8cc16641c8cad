namespace AutoGraph.Generator.Tests.Cases;

internal static class Returns
{
    public static readonly Case[] All =
    [
        new("Early_return", "public static Tensor F(Tensor x) { if (x > 0) return x; return x * x; }", ([0], "0"), ([1], "1"), ([-3], "9")),
        new("Full_if_else", "public static Tensor F(Tensor x) { if (x > 0) { return x * x; } else { return x * x * x; } }", ([3], "9"), ([-2], "-8")),
        new("Depends_on_a_local", "public static Tensor F(Tensor x) { if (x > 0) { var y = x + 4; return y; } else { var y = -x; return y; } }",
            ([3], "7"), ([-3], "3")),
        new("Out_of_foreach", "public static Tensor F(Tensor l) { foreach (var i in l) { if (i < 0) return i; } return 0; }",
            ([new[] { 1, -2, -3 }], "-2"), ([new[] { 1, 2 }], "0")),
        new("Out_of_nested_loops", """
            public static Tensor F(Tensor m, Tensor x)
            { Tensor n = 0; foreach (var r in m) { foreach (var i in r) { n++; if (i == x) return n; } n += 100; } return -n; }
            """, ([new[,] { { 1, 2 }, { 3, 4 } }, 3], "103"), ([new[,] { { 1, 2 }, { 3, 4 } }, 9], "-204")),
        new("Out_of_endless_loop", "public static Tensor F(Tensor x) { while (true) { x += 1; return x; } }", ([3], "4")),
        new("Out_of_endless_loop_by_tensor", "public static Tensor F(Tensor x) { while (true) { x += 3; if (x > 10) return x; } }", ([0], "12"), ([20], "23")),
        new("Tuple_from_branches", "public static (Tensor, Tensor) F(Tensor x) { if (x > 0) return (x, 1); return (-x, -1); }", ([2], "(2, 1)"), ([-2], "(2, -1)")),
        new("Void_return", """
            public static Tensor F(Tensor c) { v.Assign(0); Set(c); return v.Read(); }
            static void Set(Tensor c) { if (c) return; v.Assign(5); }
            static readonly Variable v = new(0);
            """, ([true], "0"), ([false], "5")),
        new("Host_return_among_staged", """
            public static Tensor F(Tensor x, int k) { if (k == 0) return x; if (x > 5) return x * 2; if (k == 1) { x += 1; return x; } return Late(x); static Tensor Late(Tensor t) => t - 1; }
            """, ([7, 0], "7"), ([7, 1], "14"), ([3, 1], "4"), ([3, 2], "2")),
        new("Host_return_in_a_staged_loop", """
            public static (Tensor, Tensor) F(Tensor x, int k) { while (x < 9) { x *= 2; if (k == 1) return (x, 1.5f); } return (x + k, 2.5f); }
            """, ([1, 1], "(2, 1.5)"), ([1, 0], "(16, 2.5)"), ([9, 1], "(10, 2.5)")),
        new("Return_out_of_host_loop", """
            public static Tensor F(Tensor x) { foreach (var k in new[] { 3, 5, 8 }) { if (x == k) return -1; x += 1; } return x; }
            """, ([3], "-1"), ([4], "-1"), ([6], "-1"), ([7], "10")),
        new("Local_function_with_staged_body", """
            public static Tensor F(Tensor x)
            {
                Tensor Half(Tensor t) { if (t > 1) return t / 2; return t; }
                return Half(Half(x)) + Twice(x);
                static Tensor Twice(Tensor t) { while (t < 10) t *= 2; return t; }
            }
            """, ([8], "18"), ([1], "17")),
    ];
}
