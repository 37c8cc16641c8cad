namespace AutoGraph.Generator.Tests.Cases;

/// <summary>State in tuples, records and structs; conditionals that give pairs; arithmetic over T.</summary>
internal static class CompositeState
{
    public static readonly Case[] All =
    [
        new("Nested_tuple", """
            public static Tensor F(Tensor x)
            {
                (Tensor a, (Tensor b, Tensor c) r) s = (x, (0, 0));
                while (s.a > 0) { s.a -= 1; s.r.b += 2; s.r.c += s.a; }
                if (x > 3) s = (x, (s.r.c, s.r.b));
                return s.r.b * 100 + s.r.c;
            }
            """, ([4], "608"), ([2], "401")),
        new("Only_an_inner_element", """
            public static Tensor F(Tensor x) { (Tensor a, (Tensor b, Tensor c) r) s = (x, (0, 5)); while (x > 0) { x -= 1; s.r.b += 2; } return s.r.b * 10 + s.r.c; }
            """, ([4], "85")),
        new("Record", """
            public static Tensor F(Tensor x) { var p = new P(x, 0); var first = p; while (p.A > 0) p = p with { A = p.A - 1, B = p.B + p.A }; return p.B * 10 + first.A; }
            record P(Tensor A, Tensor B);
            """, ([4], "104"), ([0], "0")),
        new("Record_in_a_record", """
            public static Tensor F(Tensor x) { var o = new Outer(new P(x, 0), 5); while (o.In.A > 0) { o = o with { In = o.In with { A = o.In.A - 1, B = o.In.B + o.T } }; } return o.In.B; }
            record P(Tensor A, Tensor B);
            record Outer(P In, Tensor T);
            """, ([4], "20")),
        new("Record_in_a_tuple", """
            public static Tensor F(Tensor x) { (P p, Tensor n) s = (new P(x, 0), 1); while (s.n < x) { s.p = new P(s.p.B + 1, s.p.A); s.n += 1; } return s.p.A * 10 + s.p.B; }
            record P(Tensor A, Tensor B);
            """, ([4], "25")),
        new("Record_assigned_in_both_branches", """
            public static Tensor F(Tensor x) { P p; if (x > 0) p = new P(x, 1); else p = new P(-x, 2); return p.A * 10 + p.B; }
            record P(Tensor A, Tensor B);
            """, ([4], "41"), ([-4], "42")),
        new("Readonly_record_struct", """
            public static Tensor F(Tensor x) { var p = new P(x, 0); while (p.A > 0) p = new P(p.A - 1, p.B + p.A); return p.B; }
            readonly record struct P(Tensor A, Tensor B);
            """, ([4], "10")),
        new("Struct", """
            public static Tensor F(Tensor x) { var p = new P { A = x, B = 0 }; while (p.A > 0) { p = new P { A = p.A - 1, B = p.B + 3 }; } return p.B; }
            struct P { public Tensor A; public Tensor B; }
            """, ([4], "12")),
        new("Conditional_pair", "public static Tensor F(Tensor x) { var (a, b) = x > 0 ? (x, x * 2) : (-x, x - 1); return a * 10 + b; }",
            ([1], "12"), ([-1], "8")),
        new("Arithmetic_over_T", """
            public static Tensor F(Tensor x) => Polynomial(x) + Polynomial<int>(2);
            static T Polynomial<T>(T x)
                where T : System.Numerics.IMultiplyOperators<T, T, T>, System.Numerics.IMultiplyOperators<T, int, T>,
                    System.Numerics.ISubtractionOperators<T, T, T>, System.Numerics.IAdditionOperators<T, int, T>
                => x * x - x * 10 + 3;
            """, ([2], "-26")),
    ];
}
