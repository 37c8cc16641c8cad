namespace AutoGraph.Generator.Tests.Cases;

internal static class Callees
{
    public static readonly Case[] All =
    [
        new("Helper_in_the_same_type", """
            public static Tensor F(Tensor x) => Abs(x) + Abs(-x);
            static Tensor Abs(Tensor x) { if (x > 0) return x; return -x; }
            """, ([3], "6"), ([-3], "6")),
        new("Helper_through_a_helper", """
            public static Tensor F(Tensor x) => Outer(x);
            static Tensor Outer(Tensor x) => Inner(x) + 1;
            static Tensor Inner(Tensor x) => x > 0 ? x : -x;
            """, ([-3], "4")),
        new("Overloaded_helpers", """
            public static Tensor F(Tensor x) => Clip(x) + Clip(x, 3);
            static Tensor Clip(Tensor x) => Clip(x, 10);
            static Tensor Clip(Tensor x, Tensor top) { if (x > top) return top; return x; }
            """, ([5], "8"), ([50], "13")),
        new("Generic_helper", """
            public static Tensor F(Tensor x) => Pick<int>(x, 3) + Pick(x, "ab");
            static Tensor Pick<T>(Tensor x, T k) { if (x > 0) return x * (typeof(T) == typeof(int) ? 2 : 3); return x; }
            """, ([5], "25"), ([-5], "-10")),
        new("Extension_helper", """
            public static Tensor F(Tensor x) => x.Clamped(3) + Tools.Clamped(x, 1);
            """, ([5], "4"), ([0], "0")),
        new("Helper_that_assigns_members_of_its_own_objects", """
            public static Tensor F(Tensor x) => x > 0 ? Sum(x) : x;
            static Tensor Sum(Tensor x) { var pair = new Pair { A = x, B = 1 }; pair.A += 2; return pair.A + pair.B; }
            class Pair { public Tensor A = 0; public Tensor B = 0; }
            """, ([3], "6"), ([-3], "-3")),
        new("Method_group", """
            public static Tensor F(Tensor x) => Apply(Abs, x) + Apply(t => t > 2 ? t : 0, x);
            static Tensor Apply(Func<Tensor, Tensor> f, Tensor x) => f(x);
            static Tensor Abs(Tensor x) { if (x > 0) return x; return -x; }
            """, ([3], "6"), ([-3], "3")),
        new("Method_groups_anywhere", """
            public static Tensor F(Tensor x, bool b)
            {
                Func<Tensor, Tensor>[] all = [Abs, Neg];
                foreach (var f in all) x = f(x);
                Func<Tensor, Tensor> last = b ? Abs : Neg;
                return last(x);
            }
            static Tensor Abs(Tensor x) { if (x > 0) return x; return -x; }
            static Tensor Neg(Tensor x) { if (x > 0) return -x; return x; }
            """, ([3, true], "3"), ([3, false], "-3")),
        new("Getters_and_operators", """
            public static Tensor F(Tensor x) { var c = new C { X = x }; return c.Abs + (c + c).X + (-c).X + Last; }
            static readonly Variable last = new(7);
            static Tensor Last { get { if (last > 5) return 100; return 0; } }
            partial class C
            {
                public Tensor X = 0;
                public Tensor Abs => X > 0 ? X : -X;
                public static C operator +(C a, C b) => new C { X = a.X > 0 ? a.X + b.X : 0 };
                public static C operator -(C a) { Tensor r; if (a.X > 0) r = 1; else r = 2; return new C { X = r }; }
            }
            """, ([3], "110"), ([-3], "105")),
        new("Another_function", """
            public static Tensor F(Tensor x) => Abs(x) + 1;
            [TensorFunction] static Tensor Abs(Tensor x) { if (x > 0) return x; return -x; }
            """, ([3], "4"), ([-3], "4")),
        new("Call_in_the_condition", """
            public static Tensor F(Tensor x) { Tensor s = 0, i = 0; while (Below(i, x)) { s = s * 10 + i; i++; } return s; }
            static Tensor Below(Tensor i, Tensor x) => i < x && i < 5;
            """, ([3], "12"), ([9], "1234")),
        new("Recursion_on_a_host_value", """
            public static Tensor F(Tensor x, int n) => Power(x, n);
            static Tensor Power(Tensor x, int n) => n == 0 ? 1 : x > 0 ? x * Power(x, n - 1) : 0;
            """, ([2, 3], "8"), ([-2, 3], "0")),
    ];

    public const string Tools = """
        static class Tools { public static Tensor Clamped(this Tensor x, Tensor top) { if (x > top) return top; return x; } }
        """;
}
