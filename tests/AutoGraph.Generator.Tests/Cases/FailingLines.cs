namespace AutoGraph.Generator.Tests.Cases;

/// <summary>A program that fails at the line with the mark, traced, run as a graph and eagerly.</summary>
/// <param name="Body">The members of a class; <c>F</c> is the function, which gets a vector of 3.</param>
/// <param name="Iteration">Of the innermost staged loop, where there is one.</param>
internal sealed record FailingLine(string Name, string Body, long? Iteration = null)
{
    public const string Mark = "// here";

    public static readonly FailingLine[] All =
    [
        new("Straight_code", """
            [TensorFunction] public static Tensor F(Tensor x)
            {
                var y = x * 2f;
                var z = y + Two;  // here
                return z + Two;
            }
            """),
        new("A_statement_of_several_lines", """
            [TensorFunction] public static Tensor F(Tensor x)
            {
                var y = x * 2f;
                return (y  // here
                    + 1f)
                    .MatMul(x.Reshape([1, 3]));
            }
            """),
        new("A_branch", """
            [TensorFunction] public static Tensor F(Tensor x)
            {
                var y = x;
                if (x.Sum() > 0f)
                {
                    y = y * 2f;
                    y = y + Two;  // here
                }
                else y = -y;
                return y;
            }
            """),
        new("After_a_branch", """
            [TensorFunction] public static Tensor F(Tensor x)
            {
                if (x.Sum() > 0f)
                    x = x * 2f;
                else
                    x = x * 3f;
                return x + Two;  // here
            }
            """),
        new("A_condition", """
            [TensorFunction] public static Tensor F(Tensor x)
            {
                var n = x.Sum();
                while ((x + Two).Sum() > n)  // here
                {
                    n = n + 1f;
                }

                return n;
            }
            """),
        new("A_host_loop_in_a_staged_one", """
            [TensorFunction] public static Tensor F(Tensor x)
            {
                foreach (var i in Ag.Range(3))
                {
                    for (var k = 0; k < 2; k++)
                    {
                        x = x * 2f;
                        if (k == 1)
                            x = x + Two;  // here
                        x = x + 1f;
                    }
                }

                return x;
            }
            """),
        new("A_helper_with_staged_flow", """
            [TensorFunction] public static Tensor F(Tensor x)
            {
                var y = Helper(x);
                return y;
            }

            static Tensor Helper(Tensor x)
            {
                if (x.Sum() > 100f) return x;
                return x + Two;  // here
            }
            """),
        new("What_follows_a_helper_in_its_statement", """
            [TensorFunction] public static Tensor F(Tensor x)
            {
                var y = x * 2f;
                return Helper(y) + Two;  // here
            }

            static Tensor Helper(Tensor x)
            {
                if (x.Sum() > 100f) return x;
                return x * 2f;
            }
            """),
        new("What_follows_another_function_in_its_statement", """
            [TensorFunction] public static Tensor F(Tensor x)
            {
                return G(x) + Two;  // here
            }

            [TensorFunction] static Tensor G(Tensor x)
            {
                return x * 2f;
            }
            """),
        new("A_lambda_with_staged_flow", """
            [TensorFunction] public static Tensor F(Tensor x)
            {
                Func<Tensor, Tensor> f = v =>
                {
                    if (v.Sum() > 100f) return v;
                    return v + Two;  // here
                };
                var y = f(x);
                return y * 2f;
            }
            """),
        new("What_follows_a_local_function_in_its_statement", """
            [TensorFunction] public static Tensor F(Tensor x)
            {
                Tensor Local(Tensor v)
                {
                    if (v.Sum() > 100f) return v;
                    return v * 2f;
                }

                return Local(x) + Two;  // here
            }
            """),
        new("A_switch_and_a_try", """
            [TensorFunction] public static Tensor F(Tensor x)
            {
                switch (x.Rank)
                {
                    case 1:
                        try
                        {
                            x = x * 2f;
                            x = x + Two;  // here
                        }
                        finally
                        {
                            x = x * 3f;
                        }

                        break;
                }

                return x;
            }
            """),
        new("An_index_that_only_the_graph_knows", """
            [TensorFunction] public static Tensor F(Tensor x)
            {
                var i = x.Sum().Cast(DType.Int32);
                var y = x * 2f;
                return y[i];  // here
            }
            """),
        new("An_index_in_nested_loops", """
            [TensorFunction] public static Tensor F(Tensor x)
            {
                Tensor sum = 0f;
                foreach (var i in Ag.Range(2))
                    foreach (var k in Ag.Range(3))
                        sum += x[i + k];  // here
                return sum;
            }
            """, Iteration: 2),
        new("An_assertion_in_a_while", """
            [TensorFunction] public static Tensor F(Tensor x)
            {
                Tensor n = 0;
                while (n < 10)
                {
                    n += 1;
                    Ag.Assert(n < 5);  // here
                }

                return n;
            }
            """, Iteration: 4),
        new("A_list_that_is_empty", """
            [TensorFunction] public static Tensor F(Tensor x)
            {
                var list = new TensorList();
                list.Add(x);
                Tensor sum = 0f;
                while (sum < 100f)
                    sum += list.Pop().Sum();  // here
                return sum;
            }
            """, Iteration: 1),
        new("A_shape_that_only_the_graph_knows", """
            [TensorFunction] public static Tensor F(Tensor x)
            {
                var list = new TensorList();
                foreach (var row in x) if (row > 1f) list.Add(row);
                return x + list.Stack();  // here
            }
            """),
    ];

    public string Source => $"static partial class {Name}\n{{\nstatic readonly Tensor Two = Tensor.Ones([2]);\n{Body}\n}}";
}
