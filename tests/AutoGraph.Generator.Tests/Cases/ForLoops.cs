namespace AutoGraph.Generator.Tests.Cases;

internal static class ForLoops
{
    public static readonly Case[] All =
    [
        new("Limit_is_the_same_on_both_sides_of_a_choice", """
            public static Tensor F(Tensor x, Tensor n, Tensor c)
            { for (Tensor i = 0; i < (c ? n : n); i++) x += 1; return x; }
            """, ([1, 3, true], "4"), ([1, 0, false], "1")),
        new("Last_item_survives", "public static Tensor F(Tensor l) { Tensor x = 0; foreach (var i in l) x = i; return x; }",
            ([new[] { 1 }], "1"), ([new[] { 1, 2 }], "2"), ([new int[0]], "0")),
        new("Two_foreach", """
            public static Tensor F(Tensor a, Tensor b)
            { Tensor s = 0; foreach (var i in a) s = s * 10 + i; foreach (var i in b) s = s * 10 + i; return s; }
            """, ([new[] { 1, 2 }, new[] { 1, 2 }], "1212"), ([new int[0], new[] { 1 }], "1")),
        new("Range_with_step", "public static Tensor F(Tensor s) { foreach (var i in Ag.Range(-17, -3, 5)) s = s * 100 + i; return s; }", ([0], "-171207")),
        new("Rows", "public static Tensor F(Tensor m) { Tensor s = 0; foreach (var row in m) { s = s * 100 + row.Sum(); } return s; }",
            ([new[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }], "30711")),
        new("Nested_foreach", """
            public static Tensor F(Tensor m) { Tensor s = 0; foreach (var row in m) { foreach (var x in row) s = s * 10 + x; s = s * 10; } return s; }
            """, ([new[,] { { 1, 2 }, { 3, 4 } }], "120340")),
        new("For_with_skip", "public static Tensor F(Tensor n) { Tensor s = 0; for (Tensor i = 1; i < n; i++) { if (i == 3) i += 2; s = s * 10 + i; } return s; }",
            ([3], "12"), ([5], "125"), ([8], "12567")),
        new("For_over_host_range", "public static Tensor F(Tensor x) { for (int k = 0; k < 3; k++) { if (x > k) x = x * 2; else x += 1; } return x; }",
            ([1], "8"), ([0], "3"), ([5], "40")),
        new("If_in_foreach", "public static Tensor F(Tensor l) { Tensor s = 0; foreach (var i in l) if (i % 2 == 1) s += i / 2; return s; }",
            ([new[] { 0, 1, 2, 3, 4, 5, 6 }], "3")),
        new("Empty_with_matrix_state", "public static Tensor F(Tensor l) { Tensor s = new[,] { { 7, 8 } }; foreach (var i in l) s = s + i; return s; }",
            ([new int[0]], "[[7 8]]"), ([new[] { 1, 2 }], "[[10 11]]")),
        new("Foreach_over_host_list", """
            public static Tensor F(Tensor x) { foreach (var k in new[] { 1, 2, 3 }) { if (x > 10) break; if (k == 2) continue; x = x * 2 + k; } return x; }
            """, ([1], "9"), ([20], "20"), ([5], "11")),
        new("For_with_two_variables", """
            public static Tensor F(Tensor n) { Tensor s = 0; for (Tensor i = 0, j = n; i < j; i += 1, j -= 1) s = s * 10 + j - i; return s; }
            """, ([4], "42"), ([0], "0")),
        new("For_without_condition", "public static Tensor F(Tensor n) { Tensor s = 0; for (Tensor i = 0; ; i++) { if (i >= n) break; s += i; } return s; }",
            ([4], "6"), ([0], "0")),
    ];
}
