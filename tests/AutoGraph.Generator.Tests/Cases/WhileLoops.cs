namespace AutoGraph.Generator.Tests.Cases;

internal static class WhileLoops
{
    public static readonly Case[] All =
    [
        new("Collatz", """
            public static Tensor F(Tensor x)
            {
                var steps = Tensor.Constant(0);
                while (x != 1)
                {
                    if (x % 2 == 0) x = x / 2;
                    else x = 3 * x + 1;
                    steps += 1;
                }
                return steps;
            }
            """, ([1], "0"), ([6], "8"), ([7], "16"), ([27], "111")),
        new("Single_state", "public static Tensor F(Tensor n) { Tensor i = 0; while (i < n) i = i * 10 + 1; return i; }",
            ([0], "0"), ([1], "1"), ([2], "11"), ([50], "111")),
        new("Two_loops", """
            public static Tensor F(Tensor n, Tensor m)
            { Tensor i = 0, s = 0; while (i < n) { s = s * 10 + i; i++; } while (i < m) { s = s * 10 + i; i += 1; } return s; }
            """, ([0, 0], "0"), ([2, 1], "1"), ([0, 3], "12")),
        new("Three_results", "public static (Tensor, Tensor, Tensor) F(Tensor n) { Tensor i = 0, s = 0; while (i < n) { s += i; i++; } return (s, i, n); }",
            ([5], "(10, 5, 5)"), ([0], "(0, 0, 0)")),
        new("Nested_member", """
            public static (Tensor, Tensor) F(Tensor n)
            {
                var tc = new Node { X = new Node { Y = new Dictionary<string, Node> { ["z"] = new Node() } } };
                tc.X.Y["z"].Value = n;
                if (n > 0) { while (n > 0) { if (n < 2) { tc.X.Y["z"].Value++; } n--; } }
                return (n, tc.X.Y["z"].Value);
            }
            class Node { public Node X = null!; public Dictionary<string, Node> Y = null!; public Tensor Value = 0; }
            """, ([5], "(0, 6)")),
        new("Keyed_state", """
            public static (Tensor, Tensor) F(Tensor n)
            { var d = new Dictionary<string, Tensor>(); var key = "a"; d["a"] = n; while (n > 0) { d[key] += 1; n--; } return (d["a"], n); }
            """, ([5], "(10, 0)")),
        new("Zero_trips", "public static Tensor F(Tensor go) { Tensor x = 3.5f; while (go) { x *= 2f; go = false; } return x; }",
            ([false], "3.5"), ([true], "7.0")),
        new("Loop_local", "public static Tensor F(Tensor n) { Tensor s = 0, x = 0; while (x < n) { var y = x + 2; s = s * 10 + y; x += 1; } return s; }",
            ([0], "0"), ([2], "23"), ([4], "2345")),
        new("Endless_for_the_host", "public static Tensor F(Tensor n) { var stop = false; Tensor i = 0; while (!stop) { i += 2; if (i > n) break; } return i; }",
            ([5], "6"), ([-1], "2")),
        new("Not_begun_by_the_host", "public static Tensor F(Tensor n) { var go = 1 < 0; Tensor i = 0; while (go) { i += 2; if (i > n) break; } return i; }",
            ([5], "0")),
        new("Endless_for_the_host_after_a_pass", "public static Tensor F(Tensor n) { int a = 1, b = 2; Tensor i = 0; do { i += 2; if (i > n) return i; } while (a < b); return n; }",
            ([5], "6"), ([-1], "2")),
        new("Endless_for_the_host_in_a_header", "public static Tensor F(Tensor n) { var last = 3; Tensor i = 0; for (Tensor s = 0; last > 2; s += 1) { i += s; if (s > n) break; } return i; }",
            ([2], "6"), ([-1], "0")),
        new("Ended_by_the_host_through_a_local_function", """
            public static Tensor F(Tensor n)
            {
                var passes = 0;
                Tensor i = 0;
                while (passes < 3) { Next(); i += 2; if (i > n) break; }
                return i;
                void Next() => passes++;
            }
            """, ([5], "6"), ([1], "2")),
        new("Newton", """
            public static (Tensor, Tensor) F(Tensor a)
            { var x = a; Tensor k = 0; while (x * x - a > 1e-6 && k < 50) { x = 0.5 * (x + a / x); k += 1; } return (x * x - a < 1e-6, k); }
            """, ([9.0], "(True, 5)"), ([1.0], "(True, 0)")),
        new("Nested_while", """
            public static Tensor F(Tensor n, Tensor m) { Tensor s = 0, i = 0; while (i < n) { Tensor j = 0; while (j < m) { s += 1; j++; } i++; } return s; }
            """, ([3, 5], "15"), ([0, 5], "0"), ([3, 0], "0")),
        new("Do_while", "public static Tensor F(Tensor x) { Tensor n = 0; do { x = x - 3; n += 1; } while (x > 0); return n * 100 + x; }",
            ([7], "298"), ([-5], "92")),
        new("Do_while_first_assigned_inside", """
            public static Tensor F(Tensor x) { Tensor y; do { y = x * 2; x = x - 1; if (y > 100) continue; if (y == 4) break; } while (y > 0); return y; }
            """, ([7], "4"), ([1], "0")),
        new("Assignment_in_the_condition", "public static Tensor F(Tensor x) { Tensor s = 0; while ((x = x - 1) > 0) s += x; return s; }",
            ([4], "6"), ([0], "0")),
        new("Conditional_in_the_condition", """
            public static Tensor F(Tensor x) { Tensor n = 0; while (x > 5 ? x < 50 : n < 3) { x = x * 2; n++; } return x * 10 + n; }
            """, ([1], "646"), ([60], "600")),
    ];
}
