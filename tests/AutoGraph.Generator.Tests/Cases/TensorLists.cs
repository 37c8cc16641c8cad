namespace AutoGraph.Generator.Tests.Cases;

internal static class TensorLists
{
    public static readonly Case[] All =
    [
        new("Prefix_sums", """
            public static Tensor F(Tensor xs) { var list = new TensorList(); Tensor sum = 0; foreach (var x in xs) { sum += x; list.Add(sum); } return list.Stack().Sum(); }
            """, ([new[] { 1, 2, 3, 4 }], "20")),
        new("Added_in_one_branch", """
            public static Tensor F(Tensor c) { var list = new TensorList(); if (c) list.Add(1); return list.Length; }
            """, ([true], "1"), ([false], "0")),
        new("Taken_off_in_a_loop", """
            public static Tensor F(Tensor n)
            {
                var list = new TensorList();
                foreach (var i in Ag.Range(n)) list.Add(i * i);
                Tensor sum = 0;
                while (list.Length > 2) sum = 100 * sum + list.Pop();
                return sum;
            }
            """, ([5], "160904"), ([2], "0")),
        new("Added_until_a_break", """
            public static Tensor F(Tensor x)
            {
                var list = new TensorList();
                list.Add(7);
                while (x > 0) { x -= 1; if (x % 2 == 0) break; list.Add(x); }
                return list.Stack().Sum() * 10 + list.Length;
            }
            """, ([0], "71"), ([1], "71"), ([4], "102")),
    ];
}
