namespace AutoGraph.Generator.Tests.Cases;

/// <summary>ref, out and in parameters, and methods of structs.</summary>
internal static class ByReference
{
    public static readonly Case[] All =
    [
        new("Out_parameter", """
            public static Tensor F(Tensor x) { var r = Split(x, out var a, out _); return r * 100 + a; }
            static Tensor Split(Tensor x, out Tensor a, out Tensor b) { if (x > 0) { a = x; b = 1; return 3; } a = 1; b = 2; return 4; }
            """, ([5], "305"), ([-5], "401")),
        new("Out_parameter_in_a_loop", """
            public static Tensor F(Tensor x) { var r = Take(x, out var rest); while (rest > 0) { r += Take(rest, out rest); } return r; }
            static Tensor Take(Tensor x, out Tensor rest) { if (x > 2) { rest = x - 2; return 10; } rest = x - 1; return 1; }
            """, ([5], "21"), ([-5], "1")),
        new("Ref_parameter", """
            public static Tensor F(Tensor x) { Tensor s = 0; while (x > 0) { Add(x: x, sum: ref s); x--; } return s; }
            static void Add(Tensor x, ref Tensor sum) { if (x > 2) { sum += x; return; } sum += 100; }
            """, ([5], "212")),
        new("In_parameter", """
            public static Tensor F(Tensor x) => Abs(in x);
            static Tensor Abs(in Tensor x) { if (x > 2) return x; return -x; }
            """, ([5], "5"), ([-5], "5")),
        new("Struct_methods", """
            public static Tensor F(Tensor x) { var s = new S { A = x }; return s.Go(2) + s.A; }
            #pragma warning disable AG0108 // That a member is assigned while tracing is the case.
            partial struct S
            {
                public Tensor A;
                public Tensor Double => A * 2;
                public Tensor Go(int k) { while (A < 100) { A = A * k + 200; } return Twice() + this.Twice() + new S { A = A }.A; }
                Tensor Twice() { if (this.A > 300) return this.A; return Double; }
            }
            #pragma warning restore AG0108
            """, ([5], "1260"), ([-5], "1140")),
        new("Readonly_record_struct_method", """
            public static Tensor F(Tensor x) => new P(x).Abs();
            readonly partial record struct P(Tensor A) { public Tensor Abs() { if (A > 0) return A; return -A; } }
            """, ([5], "5"), ([-5], "5")),
    ];
}
