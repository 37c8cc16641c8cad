namespace AutoGraph.Generator.Tests.Cases;

internal static class Branches
{
    public static readonly Case[] All =
    [
        new("Side_effect_on_a_variable", """
            public static Tensor F(Tensor c) { v.Assign(0); if (c) v.AssignAdd(1); return v.Read(); }
            static readonly Variable v = new(0);
            """, ([true], "1"), ([false], "0")),
        new("One_variable", "public static Tensor F(Tensor n) { Tensor i = 0; if (i < n) i += 1; return i; }",
            ([0], "0"), ([1], "1")),
        new("Two_variables", """
            public static (Tensor, Tensor) F(Tensor n) { Tensor i = 0, j = 1; if (i < n) { i += 1; j *= 10; } return (i, j); }
            """, ([0], "(0, 1)"), ([1], "(1, 10)")),
        new("First_assigned_in_both_branches", "public static Tensor F(Tensor c) { Tensor i; if (c) i = 1; else i = 2; return i; }",
            ([true], "1"), ([false], "2")),
        new("Temporary_in_both_branches", """
            public static Tensor F(Tensor c) { Tensor i = 0; Tensor j; if (c) { j = 1; } else { j = 2; i = j + 1; } return i; }
            """, ([true], "0"), ([false], "3")),
        new("Nested_ifs", "public static Tensor F(Tensor x, Tensor y) { Tensor z = 0; if (x > 0) if (y > 0) z = x + y; return z; }",
            ([1, 1], "2"), ([1, -1], "0"), ([-1, 1], "0")),
        new("Inner_if_assigns_what_nobody_reads_after", """
            public static Tensor F(Tensor x, Tensor y) { if (x > 0) if (y > x) y = 2 * x; return x; }
            """, ([1, 5], "1"), ([-1, 5], "-1")),
        new("Inner_if_assigns_what_the_other_side_reads", """
            public static Tensor F(Tensor x, Tensor y)
            { Tensor z = 0; if (x > 0) { if (y > x) y = 2 * x; z = 1; } else { z = y; } return z; }
            """, ([1, 5], "1"), ([-1, 5], "5")),
        new("Inner_if_changes_the_condition", """
            public static (Tensor, Tensor) F(Tensor x) { Tensor y = 0; if (x > 0) if (x < 3) { y = -2 * x; x = -3 * x; } return (x, y); }
            """, ([1], "(-3, -2)"), ([5], "(5, 0)"), ([-1], "(-1, 0)")),
        new("Object_members", """
            public static (Tensor, Tensor) F(Tensor x)
            {
                var obj = new Pair();
                obj.A = 0; obj.B = 0;
                if (x > 0) obj.A = -x; else obj.B = 2 * x;
                return (obj.A, obj.B);
            }
            class Pair { public Tensor A = 0; public Tensor B = 0; }
            """, ([1], "(-1, 0)"), ([-1], "(0, -2)")),
        new("Unused_local", "public static Tensor F(Tensor n) { Tensor b = 0; if (n > 0) { b = 4; } return n; }", ([1], "1"), ([-1], "-1")),
        new("Host_try_before", """
            public static Tensor F(Tensor i)
            {
                Tensor x = 0;
                try { Fail(); } catch (Exception) { x = 1; }
                if (i == 0) x = i - 1;
                return x;
            }
            static void Fail() => throw new InvalidOperationException();
            """, ([3], "1"), ([0], "-1")),
        new("Slice_in_the_condition", "public static Tensor F(Tensor v) { if (v[0] > 0) v = v * 2; else v = -v; return v; }",
            ([new[] { 3, 4 }], "[6 8]"), ([new[] { -3, 4 }], "[3 -4]")),
        new("Else_if", """
            public static Tensor F(Tensor x) { Tensor r; if (x > 10) r = 1; else if (x > 5) r = 2; else if (x > 0) r = 3; else r = 4; return r; }
            """, ([11], "1"), ([6], "2"), ([1], "3"), ([0], "4")),
        new("Host_bool_inside", """
            public static Tensor F(Tensor x, bool twice, int k)
            {
                if (twice) { if (x > 0) x = x * 2; } else if (k > 1) { x = x + k; }
                switch (k) { case 1: if (x > 3) x = x - 1; break; case 2: x = x * 10; break; default: return x; }
                return x;
            }
            """, ([3, true, 1], "5"), ([3, false, 2], "50"), ([3, false, 7], "10")),
        new("Tuple_swap", """
            public static (Tensor a, Tensor b) F(Tensor x, Tensor y) { if (x > y) (x, y) = (y, x); return (x, y); }
            """, ([2, 1], "(1, 2)"), ([1, 2], "(1, 2)")),
        new("Tuple_local", """
            public static Tensor F(Tensor x) { (Tensor a, Tensor b) s = (x, 1); while (s.a > 1) { s.a = s.a - 2; s.b += 1; } return s.b; }
            """, ([7], "4"), ([0], "1")),
        new("Using_and_lock", """
            public static Tensor F(Tensor x)
            {
                using var outer = new Resource();
                lock (Gate) { using (var r = new Resource()) { if (x > 0) return x; x = -x; } }
                return x + 100;
            }
            static readonly object Gate = new();
            sealed class Resource : IDisposable { public void Dispose() { } }
            """, ([3], "3"), ([-3], "103")),
        new("Parameter_named_v", "public static Tensor F(Tensor v) { if (v > 0) v = v + 1; while (v > 10) v -= 3; return v; }",
            ([3], "4"), ([20], "9"), ([-1], "-1")),
        new("Tensor_parameters_of_every_kind", """
            public static Tensor F(Tensor x, Tensor y, Tensor? mask = null, params Tensor[] rest)
            { var s = x; foreach (var r in rest) if (r > 0) s += r; if (mask is not null) s *= mask; return s - y; }
            """, ([1, 2, 10, new[] { 5, -5, 7 }], "128"), ([1, 2, null!, new int[0]], "-1")),
    ];
}
