namespace AutoGraph.Generator.Tests.Cases;

/// <summary>Host locals that a staged loop or branch changes become tensors.</summary>
internal static class HostLocals
{
    public static readonly Case[] All =
    [
        new("Int_counts_a_loop", """
            public static Tensor F(Tensor x) { int i = 0; Tensor s = 0; while (x > 0) { x -= 1; s += i * 2; i++; } return s * 100 + i; }
            """, ([5], "2005"), ([-1], "0")),
        new("For_with_an_int_up_to_a_tensor", """
            public static Tensor F(Tensor n)
            { Tensor s = 0; for (int i = 0; i < n; i++) { if (i == 5) break; if (i % 2 == 1) continue; s = s * 10 + i; } return s; }
            """, ([4], "2"), ([9], "24"), ([0], "0")),
        new("Int_indexes_a_tensor", """
            public static Tensor F(Tensor v, Tensor n) { Tensor s = 0; for (var i = 0; i < n; i++) s += v[i]; return s; }
            """, ([new[] { 1, 2, 3 }, 2], "3")),
        new("Flag_of_a_search", """
            public static Tensor F(Tensor n)
            {
                bool found = false;
                int at = -1;
                for (int i = 0; i < 10 && !found; i++) { if (n == i) { found = true; at = i; } }
                return found ? at : -5;
            }
            """, ([3], "3"), ([30], "-5")),
        new("Local_set_from_a_lifted_one", """
            public static Tensor F(Tensor n)
            { int i = 0; Tensor s = 0; while (i < n) { int half = i / 2; if (half % 2 == 1) s += half; i += 3; } return s * 100 + i; }
            """, ([7], "409")),
        new("Nested_int_loops", """
            public static Tensor F(Tensor n) { int s = 0; for (int i = 0; i < n; i++) for (int j = 0; j < i; j++) s += i * j; return s; }
            """, ([4], "11")),
        new("Long_float_and_double", """
            public static (Tensor, Tensor, Tensor) F(Tensor n)
            { long a = 1; float b = 1; double c = 1; while (n > 0) { n--; a *= 3; b /= 2; c = c * 2; } return (a, b, c); }
            """, ([3], "(27, 0.125, 8.0)")),
        new("Number_that_a_tensor_chooses", "public static Tensor F(Tensor x) { int k = x > 0 ? 1 : 2; return x + k; }", ([3], "4"), ([-3], "-1")),
        new("Int_of_a_lambda_and_of_a_helper", """
            public static Tensor F(Tensor n) { Func<Tensor, Tensor> f = t => { int i = 0; while (t > i) { i++; } return i; }; return f(n) * 10 + Count(n); }
            static Tensor Count(Tensor n) { var i = 0; while (n > 0) { n /= 2; i++; } return i; }
            """, ([3], "32")),
        new("Only_the_one_in_the_loop", """
            public static Tensor F(Tensor n) { { int i = 0; while (i < n) i++; n += i; } { int i = 2; var a = new[] { 1, 2, 3 }; n += a[i]; } return n; }
            """, ([3], "9")),
    ];
}
