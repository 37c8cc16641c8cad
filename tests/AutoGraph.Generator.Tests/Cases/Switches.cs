namespace AutoGraph.Generator.Tests.Cases;

/// <summary>switch with patterns, of which tensors may be the guards.</summary>
internal static class Switches
{
    public static readonly Case[] All =
    [
        new("Expression_with_tensor_guards", "public static Tensor F(Tensor x) => x switch { var t when t > 5 => 5, var t when t > 0 => t, _ => -x };",
            ([7], "5"), ([3], "3"), ([-3], "3")),
        new("Expression_over_host_and_tensor", """
            public static Tensor F(Tensor x, int k) => (k, x) switch { (0, var t) when t > 0 => t * 2, (1, _) => 7, (_, var u) => u };
            """, ([3, 0], "6"), ([-3, 0], "-3"), ([3, 1], "7")),
        new("Expression_with_mixed_guards", """
            public static Tensor F(Tensor x, object o)
                => o switch { int k when k > 5 && x > 0 => k + x, int k when k > 5 => x - k, string s => s.Length, null => 1, _ => x > 0 ? 1 : 2 };
            """, ([-3, 9], "-12"), ([3, 9], "12"), ([3, "ab"], "2"), ([3, null!], "1"), ([-3, 1], "2")),
        new("Expression_that_matches_nothing", """
            #pragma warning disable CS8509 // That nothing may match is the case.
            public static Tensor F(Tensor x, int k) => k switch { 0 when x > 0 => x, 1 => -x, 2 when x < 0 => 0 };
            #pragma warning restore CS8509
            """,
            ([3, 0], "3"), ([3, 1], "-3")),
        new("Statement_with_tensor_guards", """
            public static Tensor F(Tensor x) { Tensor r; switch (x) { case var t when t == 1: r = 10; break; case var t when t == 2: r = 20; break; default: r = 30; break; } return r; }
            """, ([1], "10"), ([2], "20"), ([7], "30")),
        new("Statement_with_mixed_guards", """
            public static Tensor F(Tensor x, int k)
            {
                Tensor r = 0;
                switch (k)
                {
                    case 0 when x > 0: r = 1; break;
                    case 1: r = 2; break;
                    default: r = 99; break;
                    case int m when m > 5 && x > 0: r = m; if (x > 2) break; r += 100; break;
                    case 0: r = 5; break;
                }
                return r * 2;
            }
            """, ([3, 0], "2"), ([-3, 0], "10"), ([3, 1], "4"), ([3, 7], "14"), ([1, 7], "214"), ([-3, 7], "198")),
        new("Statement_with_jumps", """
            public static Tensor F(Tensor x, int k)
            {
                while (x < 10) { x += 4; switch (k) { case 0 when x > 8: return -x; case 0: continue; default: x += 1; break; } x += 2; }
                return x;
            }
            """, ([3, 0], "-11"), ([-3, 0], "-9"), ([3, 1], "10")),
        new("Variables_of_conditions", """
            public static Tensor F(Tensor x, object o)
            {
                var d = new Dictionary<string, Tensor> { ["a"] = x };
                while (x > 0) { if (o is not int k) return -1; if (d.TryGetValue("a", out var t)) { if (t > 4) x -= t; } x -= k; }
                if (Split(x, out var y) > 0) { y += 10; }
                return y;
            }
            static Tensor Split(Tensor x, out Tensor y) { y = x + 1; return x + 2; }
            """, ([3, 2], "10"), ([5, 2], "-1"), ([5, "s"], "-1")),
    ];
}
