namespace AutoGraph.Generator.Tests.Cases;

/// <summary>C# as people write it: names that clash, captures, patterns, several lines.</summary>
internal static class Oddities
{
    public static readonly Case[] All =
    [
        new("Names_that_clash", """
            public static Tensor F(Tensor inputs, Tensor host, Tensor @in)
            {
                Tensor result = 0, returned = 1, broke = 2, outputs = 3;
                while (inputs > 0) { if (host > 5) break; if (@in > 9) return broke; inputs -= 1; @in += 1; result += @in; }
                return result + returned + broke + outputs;
            }
            """, ([2, 1, 1], "11"), ([2, 6, 1], "6"), ([2, 1, 20], "2")),
        new("Local_function_assigns_outer", """
            public static Tensor F(Tensor x)
            {
                Tensor sum = 0;
                void Add(Tensor t) { sum += t; }
                while (x > 0) { if (x > 2) Add(x); x -= 1; }
                return sum;
            }
            """, ([4], "7"), ([1], "0")),
        new("Deconstruction", """
            public static Tensor F(Tensor x)
            {
                var (a, b) = Split(x);
                foreach (var (name, weight) in new[] { ("p", 2), ("q", 3) }) { if (a > b) (a, b) = (b, a * weight); else a += weight; }
                return a * 100 + b;
            }
            static (Tensor, Tensor) Split(Tensor x) => (x / 2, x - x / 2);
            """, ([5], "312"), ([1], "106")),
        new("Out_variable_and_patterns", """
            public static Tensor F(Tensor x, object k)
            {
                var d = new Dictionary<string, Tensor> { ["a"] = x + 1 };
                if (d.TryGetValue("a", out var t) && k is int n && n > 1) { if (t > 3) t = t * n; }
                return t! + (k switch { int i when i > 5 => x > 0 ? 1 : 2, string => 3, _ => 4 });
            }
            """, ([5, 2], "16"), ([1, 2], "6"), ([5, 7], "43"), ([5, "s"], "9")),
        new("Several_lines", "public static Tensor F(\n    Tensor x,\n    int k = 2)\n{\n    // a comment\n    var y = x\n        + k   // another\n        * 2;\n"
            + "    if (y >\n        3)\n    {\n        y = Both(\n            y,\n            t =>\n            {\n                if (t > 5) return t;\n                return -t;\n            });\n    }\n"
            + "    var s = @\"two\nlines\";\n    return y + s.Length;\n}\nstatic Tensor Both(Tensor t, Func<Tensor, Tensor> f) => f(t) + f(t - 1);",
            ([5, 2], "26"), ([-5, 2], "8")),
        new("Array_element_state", """
            public static Tensor F(Tensor x) { var a = new Tensor[] { 1, 2 }; while (x > 0) { a[0] += x; a[1] = a[0]; x--; } return a[0] * 100 + a[1]; }
            """, ([3], "707"), ([0], "102")),
        new("Conditional_with_host_condition", "public static Tensor F(Tensor x, bool b) => b ? x > 0 ? x : -x : x < 0 ? 1 : 2;",
            ([-3, true], "3"), ([-3, false], "1")),
        new("Nested_lambdas", """
            public static Tensor F(Tensor x) { Func<Tensor, Func<Tensor, Tensor>> add = a => b => a > b ? a : b; return add(x)(3) + add(1)(x); }
            """, ([5], "10"), ([0], "4")),
        new("Loop_variable_captured", """
            public static Tensor F(Tensor l) { Tensor s = 0; foreach (var i in l) { Func<Tensor, Tensor> f = t => t > 1 ? t * i : i; s += f(i); } return s; }
            """, ([new[] { 1, 2, 3 }], "14")),
        new("Constants_and_checked", """
            public static Tensor F(Tensor x) { const int K = 3; checked { if (x > K) x -= K; { Tensor y = x; while (y > K) y -= K; x = y; } } { Tensor y = 1; x += y; } return x; }
            """, ([10], "2"), ([2], "3")),
        new("Nested_local_functions", """
            public static Tensor F(Tensor x)
            {
                return A(x);
                Tensor A(Tensor t)
                {
                    if (t > 10) return B(t);
                    return t;
                    Tensor B(Tensor u) { while (u > 10) u -= 10; return u + x; }
                }
            }
            """, ([25], "30"), ([5], "5")),
        new("Else_jumps", "public static Tensor F(Tensor x) { Tensor s = 0; while (x > 0) { x--; if (x % 2 == 0) s += x; else { if (x == 3) break; continue; } s += 100; } return s; }",
            ([3], "202"), ([6], "104")),
        new("Void_lambda_and_params", """
            public static Tensor F(Tensor x) { var log = new List<int>(); Action<int> note = k => log.Add(k); foreach (var k in new[] { 1, 2 }) note(k); if (x > log.Count) x = 0; return x; }
            """, ([5], "0"), ([1], "1")),
        new("Returns_in_a_switch", """
            public static Tensor F(Tensor x, int mode)
            {
                switch (mode)
                {
                    case 0: return x;
                    case 1: { if (x > 0) return x * 10; break; }
                    case 2 when x.Rank == 0: while (x < 10) { x *= 2; if (x == 4) return -1; } break;
                    default: throw new ArgumentException(nameof(mode));
                }
                return x + 1;
            }
            """, ([3, 0], "3"), ([3, 1], "30"), ([-3, 1], "-2"), ([1, 2], "-1"), ([3, 2], "13")),
        new("Member_state_of_this", """
            public static Tensor F(Tensor x) { var c = new Counter(); return c.Run(x) * 100 + c.Total; }
            public partial class Counter
            {
                public Tensor Total = 0;
            #pragma warning disable AG0108
                public Tensor Run(Tensor x) { while (x > 0) { Total += x; this.Total = Total + 1; x--; } return x; }
            #pragma warning restore AG0108
            }
            """, ([3], "9"), ([0], "0")),
        new("Lambda_returning_tuple", """
            public static (Tensor, Tensor) F(Tensor x) { Func<Tensor, (Tensor a, Tensor b)> f = t => { if (t > 1) return (t, 1); return (2, t); }; var (p, q) = f(x); return (q, p); }
            """, ([5], "(1, 5)"), ([0], "(0, 2)")),
        new("Nested_conditionals_and_calls", """
            public static Tensor F(Tensor x) => Max(x > 0 ? x : x < -5 ? -x : 1, Max(x, 2)) + (x > 0 && x < 3 || x == 7 ? 100 : 200);
            static Tensor Max(Tensor a, Tensor b) => a > b ? a : b;
            """, ([1], "102"), ([7], "107"), ([-9], "209")),
        new("Variables_in_loops", """
            public static Tensor F(Tensor x) { v.Assign(0); while (x > 0) { if (v > 5) break; v += x; x--; } return v.Read() + (v > 3 ? 100 : 0); }
            static Variable v = new(0);
            """, ([4], "107"), ([1], "1")),
    ];
}
