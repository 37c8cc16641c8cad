namespace AutoGraph.Generator.Tests.Cases;

internal static class Throws
{
    public static readonly Case[] All =
    [
        new("Throw_in_a_branch", """
            public static Tensor F(Tensor n) { if (n < 0) throw new ArgumentException("n is negative"); return n; }
            """, ([3], "3"), ([-3], "ArgumentException: n is negative")),
        new("Throw_instead_of_a_value", """
            public static Tensor F(Tensor n) { Tensor r; if (n > 0) r = n; else throw new InvalidOperationException("not positive"); return r; }
            """, ([3], "3"), ([-3], "InvalidOperationException: not positive")),
        new("Throw_with_tensors_in_its_message", """
            public static Tensor F(Tensor n)
            { for (int i = 0; i < 3; i++) if (n < i - 1) throw new InvalidOperationException($"{{{n}}} at " + i, null); return n; }
            """, ([3], "3"), ([-3], "InvalidOperationException: {Tensor(-3, shape=(), dtype=int32)} at 0")),
        new("Throw_in_a_loop", """
            public static Tensor F(Tensor n) { Tensor i = 0; while (i < n) { i++; if (i > 10) throw new InvalidOperationException("too many"); } return i; }
            """, ([3], "3"), ([30], "InvalidOperationException: too many")),
        new("Throw_ends_an_endless_loop", """
            public static Tensor F(Tensor n) { while (true) { n--; if (n < 0) throw new InvalidOperationException("below"); } }
            """, ([3], "InvalidOperationException: below")),
        new("Throw_expression", """
            public static Tensor F(Tensor n) => n > 0 ? n : throw new InvalidOperationException("not positive");
            """, ([3], "3"), ([-3], "InvalidOperationException: not positive")),
        new("Throw_by_a_helper", """
            public static Tensor F(Tensor n) { if (n < 0) Fail(); return n; }
            static void Fail() => throw new InvalidOperationException("failed");
            """, ([3], "3"), ([-3], "InvalidOperationException: failed")),
        new("Throw_that_a_host_value_decides", """
            public static Tensor F(Tensor n, int k) { if (n > 5) { if (k < 0) throw new InvalidOperationException("k"); n += k; } return n; }
            """, ([3, -1], "3"), ([6, -1], "InvalidOperationException: k"), ([6, 1], "7")),
        new("Throw_caught_inside_a_branch", """
            public static Tensor F(Tensor n)
            { if (n > 5) { try { throw new InvalidOperationException(); } catch (InvalidOperationException) { n = 0; } } return n; }
            """, ([6], "0"), ([3], "3")),
        new("Return_out_of_try_finally", """
            public static Tensor F(Tensor x) { Tensor y = x; try { if (x > 0) return y; y = -x; } finally { y += 7; } return y + 100; }
            """, ([1], "1"), ([-1], "108")),
        new("Break_and_continue_out_of_try_finally", """
            public static Tensor F(Tensor n)
            {
                Tensor i = 0, s = 0;
                while (i < n) { i++; try { if (i > 5) break; if (i % 2 == 0) continue; s += i; } finally { s += 10; } }
                return s;
            }
            """, ([10], "69"), ([3], "34")),
    ];
}
