namespace AutoGraph.Generator.Tests.Cases;

internal static class Jumps
{
    public static readonly Case[] All =
    [
        new("Continue", "public static Tensor F(Tensor l) { Tensor s = 0; foreach (var i in l) { if (i % 2 == 1) continue; s += i; } return s; }",
            ([new[] { 1, 2, 3, 4, 5, 6 }], "12"), ([new[] { 1, 3 }], "0")),
        new("Inner_continue", """
            public static Tensor F(Tensor m) { Tensor s = 0; foreach (var r in m) foreach (var i in r) { if (i % 2 == 1) continue; s += i; } return s; }
            """, ([new[,] { { 1, 2, 3 }, { 4, 5, 6 } }], "12")),
        new("Break", "public static Tensor F(Tensor l) { Tensor s = 0; foreach (var i in l) { if (i % 2 == 1) break; s += i; } return s; }",
            ([new[] { 1, 2, 3 }], "0"), ([new[] { 2, 4, 5, 6 }], "6")),
        new("Inner_break", """
            public static Tensor F(Tensor m) { Tensor s = 0; foreach (var r in m) foreach (var i in r) { if (i % 2 == 1) break; s += i; } return s; }
            """, ([new[,] { { 1, 2, 3 }, { 4, 5, 6 } }], "4")),
        new("Break_and_continue_in_both", """
            public static Tensor F(Tensor m)
            { Tensor s = 0; foreach (var r in m) foreach (var i in r) { if (i % 2 == 1) break; else continue; s += i; } return s; }
            """, ([new[,] { { 1, 2, 3 }, { 4, 5, 6 } }], "0")),
        new("Two_breaks", """
            public static (Tensor, Tensor) F(Tensor n)
            { Tensor i = 0, s = 0; while (true) { if (i == n) break; s = s * 10 + i; if (i > 3) break; i++; } return (i, s); }
            """, ([0], "(0, 0)"), ([2], "(2, 1)"), ([9], "(4, 1234)")),
        new("Endless_with_break_and_continue", """
            public static (Tensor, Tensor) F(Tensor n)
            { Tensor i = 0, s = 0; while (true) { i += 1; if (i > n) break; if (i % 2 == 0) continue; s += i; } return (i, s); }
            """, ([0], "(1, 0)"), ([5], "(6, 9)")),
        new("Break_three_deep", "public static Tensor F(Tensor n) { Tensor i = 0; while (i < n) { if (i > 2) if (i > 4) if (i > 6) break; i++; } return i; }",
            ([3], "3"), ([20], "7")),
        new("Two_continues", """
            public static Tensor F(Tensor x) { Tensor s = 0; while (x > 0) { x--; if (x > 5) continue; if (x % 2 == 0) continue; s = s * 10 + x; } return s; }
            """, ([3], "1"), ([8], "531")),
        new("Break_with_for_step", "public static Tensor F(Tensor n) { Tensor i; for (i = 0; i < n; i++) { if (i == 3) break; if (i == 1) continue; } return i; }",
            ([2], "2"), ([9], "3")),
        new("Continue_in_host_switch", """
            public static Tensor F(Tensor x)
            {
                for (int k = 0; k < 4; k++)
                {
                    switch (k) { case 1: if (x > 3) continue; x += 1; break; case 2: if (x > 100) break; x *= 2; break; }
                    x += 10;
                }
                return x;
            }
            """, ([1], "42"), ([-10], "42")),
        new("Break_out_of_host_loop", """
            public static Tensor F(Tensor x, int n) { for (int k = 0; k < n; k++) { if (x > 20) break; x = x * 2; if (k > 100) break; } return x; }
            """, ([3, 2], "12"), ([3, 10], "24")),
        new("Host_break_in_staged_loop", """
            public static Tensor F(Tensor x, bool once) { while (x > 0) { x -= 3; if (once) break; x -= 1; } return x; }
            """, ([10, true], "7"), ([10, false], "-2")),
        new("While_else", "public static Tensor F(Tensor x) { Tensor done = true; while (x > 2) { x = x / 2; if (x == 3) { done = false; break; } } if (done) x += 1; return x; }",
            ([8], "3"), ([12], "3"), ([2], "3")),
    ];
}
