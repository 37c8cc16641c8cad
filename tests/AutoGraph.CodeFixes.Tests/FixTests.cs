using AutoGraph.CodeFixes.Tests.Harness;

namespace AutoGraph.CodeFixes.Tests;

/// <summary>Code before and after a fix. What comes out compiles and no longer has the diagnostic.</summary>
public class FixTests
{
    public static TheoryData<string, string, string, string> Rows() => new()
    {
        // Comments and attributes stay where they are; types around are made partial too.
        {
            "AG0101", "Make 'Inner' and 'Outer' partial",
            """
            // Outer.
            class Outer
            {
                /// <summary>Inner.</summary>
                [Obsolete("…")]
                internal static class Inner
                {
                    [TensorFunction]
                    public static Tensor F(Tensor x) => x;
                }
            }
            """,
            """
            // Outer.
            partial class Outer
            {
                /// <summary>Inner.</summary>
                [Obsolete("…")]
                internal static partial class Inner
                {
                    [TensorFunction]
                    public static Tensor F(Tensor x) => x;
                }
            }
            """
        },
        {
            "AG0106", "Seal 'Apply'",
            """
            abstract class Layer { public abstract Tensor Apply(Tensor x); }

            partial class Twice : Layer
            {
                [TensorFunction]
                public override Tensor Apply(Tensor x) => x * 2;
            }
            """,
            """
            abstract class Layer { public abstract Tensor Apply(Tensor x); }

            partial class Twice : Layer
            {
                [TensorFunction]
                public sealed override Tensor Apply(Tensor x) => x * 2;
            }
            """
        },
        {
            "AG0106", "Make 'Apply' non-virtual",
            """
            partial class Layer
            {
                [TensorFunction]
                virtual public Tensor Apply(Tensor x) => x * 2;
            }
            """,
            """
            partial class Layer
            {
                [TensorFunction]
                public Tensor Apply(Tensor x) => x * 2;
            }
            """
        },
        {
            "AG0110", "Make 'Head' internal",
            """
            partial class Model
            {
                // No modifier is private here.
                partial class Head
                {
                    [TensorFunction]
                    public static Tensor Apply(Tensor x) => x * 2;
                }

                public static Tensor Run(Tensor x) => Head.Apply(x);
            }
            """,
            """
            partial class Model
            {
                // No modifier is private here.
                internal partial class Head
                {
                    [TensorFunction]
                    public static Tensor Apply(Tensor x) => x * 2;
                }

                public static Tensor Run(Tensor x) => Head.Apply(x);
            }
            """
        },
        {
            "AG0201", "Make 'sum' a Tensor",
            """
            static partial class Fns
            {
                [TensorFunction]
                public static Tensor F(Tensor x)
                {
                    var sum = 0f; // how much
                    if (x > 1) { sum += 2; Console.Write($"{sum}"); }
                    return x * sum;
                }
            }
            """,
            """
            static partial class Fns
            {
                [TensorFunction]
                public static Tensor F(Tensor x)
                {
                    Tensor sum = 0f; // how much
                    if (x > 1) { sum += 2; Console.Write($"{sum}"); }
                    return x * sum;
                }
            }
            """
        },
        {
            "AG0204", "Make 'found' a TensorList",
            """
            static partial class Fns
            {
                [TensorFunction]
                public static Tensor F(Tensor x)
                {
                    var found = new List<Tensor>();
                    foreach (var row in x) found.Add(row * 2);
                    return Tensor.Stack(found) * found.Count;
                }
            }
            """,
            """
            static partial class Fns
            {
                [TensorFunction]
                public static Tensor F(Tensor x)
                {
                    var found = new TensorList();
                    foreach (var row in x) found.Add(row * 2);
                    return found.Stack() * found.Length;
                }
            }
            """
        },
        {
            "AG0204", "Make 'found' a TensorList",
            """
            static partial class Fns
            {
                [TensorFunction]
                public static Tensor F(Tensor x)
                {
                    List<Tensor> found = [];
                    foreach (var row in x) found.Add(row);
                    return Tensor.Stack(found);
                }
            }
            """,
            """
            static partial class Fns
            {
                [TensorFunction]
                public static Tensor F(Tensor x)
                {
                    TensorList found = new();
                    foreach (var row in x) found.Add(row);
                    return found.Stack();
                }
            }
            """
        },
        {
            "AG0208", "Use 'is not null'",
            """
            static partial class Fns
            {
                [TensorFunction]
                public static Tensor F(Tensor x, Tensor? y) => null != y /* there */ ? x * y : x;
            }
            """,
            """
            static partial class Fns
            {
                [TensorFunction]
                public static Tensor F(Tensor x, Tensor? y) => y is not null /* there */ ? x * y : x;
            }
            """
        },
        {
            "AG0211", "Make 'weights' an array",
            """
            static partial class Fns
            {
                [TensorFunction]
                public static Tensor F(Tensor x)
                {
                    ReadOnlySpan<float> weights = stackalloc float[] { 1f, 2f };
                    if (x > 0) x = x * weights[1];
                    return x;
                }
            }
            """,
            """
            static partial class Fns
            {
                [TensorFunction]
                public static Tensor F(Tensor x)
                {
                    float[] weights = new float[] { 1f, 2f };
                    if (x > 0) x = x * weights[1];
                    return x;
                }
            }
            """
        },
        {
            "AG0301", "Cast the left side to Float32",
            """
            static class Fns
            {
                // What a comment says stays.
                public static Tensor F(Tensor x, Tensor y) =>
                    Tensor.Maximum(-x.Cast(DType.Int32), /* other */ y.Cast(DType.Float32));
            }
            """,
            """
            static class Fns
            {
                // What a comment says stays.
                public static Tensor F(Tensor x, Tensor y) =>
                    Tensor.Maximum((-x.Cast(DType.Int32)).Cast(DType.Float32), /* other */ y.Cast(DType.Float32));
            }
            """
        },
        {
            "AG0301", "Cast the right side to Float64",
            """
            static class Fns
            {
                static Tensor F() => Tensor.Ones([2, 2], DType.Float64).MatMul(Tensor.Eye(2));
            }
            """,
            """
            static class Fns
            {
                static Tensor F() => Tensor.Ones([2, 2], DType.Float64).MatMul(Tensor.Eye(2).Cast(DType.Float64));
            }
            """
        },
        {
            "AG0302", "Write float literals",
            """
            static class Fns
            {
                public static Tensor F()
                {
                    var weights = Tensor.Constant([1.0, -2d, 1e-3]);
                    return weights * Tensor.Ones([3]);
                }
            }
            """,
            """
            static class Fns
            {
                public static Tensor F()
                {
                    var weights = Tensor.Constant([1.0f, -2f, 1e-3f]);
                    return weights * Tensor.Ones([3]);
                }
            }
            """
        },
        {
            "AG0306", "Ask whether one element holds",
            """
            static class Fns
            {
                public static int F()
                {
                    while (Tensor.Equal(Tensor.Zeros([3]), 0)) return 1;
                    return 0;
                }
            }
            """,
            """
            static class Fns
            {
                public static int F()
                {
                    while (Tensor.Equal(Tensor.Zeros([3]), 0).Any()) return 1;
                    return 0;
                }
            }
            """
        },
    };

    [Theory, MemberData(nameof(Rows))]
    public async Task It_changes_what_it_says_and_nothing_else(string id, string title, string before, string after)
    {
        var changed = await Editor.Of(before).FixAsync(id, title);
        Assert.Equal(after, await changed.TextAsync());
        Assert.DoesNotContain(id, (await changed.DiagnosticsAsync()).Select(found => found.Id));
        await changed.AssertCompilesAsync();
    }

    [Fact]
    public async Task A_type_in_another_file_is_made_partial_there()
    {
        var changed = await Editor.Of(
            "static partial class Fns { [TensorFunction] public static Tensor F(Tensor x) => new Clipper().Clip(x); }",
            "class Clipper { public Tensor Clip(Tensor x) => x > 1 ? 1 : x; }")
            .FixAsync("AG0105", "Make 'Clipper' partial");
        Assert.Equal(
            "partial class Clipper { public Tensor Clip(Tensor x) => x > 1 ? 1 : x; }", await changed.TextAsync(1));
        Assert.Empty(await changed.DiagnosticsAsync());
    }

    [Fact]
    public async Task A_name_is_qualified_where_its_namespace_is_not_imported()
    {
        var changed = await Editor.Of("""
            static partial class Fns
            {
                [AutoGraph.TensorFunction]
                public static AutoGraph.Tensor F(AutoGraph.Tensor x)
                {
                    int count = 0;
                    if (x > 1) count++;
                    return count;
                }
            }
            """).FixAsync("AG0201", "Make 'count' a Tensor");
        Assert.Contains("        AutoGraph.Tensor count = 0;\n", await changed.TextAsync());
        await changed.AssertCompilesAsync();
    }

    [Theory]
    // A tensor cannot be an index of an array, nor the result of the method.
    [InlineData("AG0201", "int i = 0; if (x > 0) i++; return x * new[] { 1, 2 }[i];")]
    // A declaration of two would change the type of both.
    [InlineData("AG0201", "int i = 0, j = 1; if (x > 0) { i++; Console.Write($\"{i}\"); } return x * i * j;")]
    // What is in the list already would be lost.
    [InlineData("AG0204", "var list = new List<Tensor> { x }; if (x > 0) list.Add(x); return list[0];")]
    // There is no list without its elements' order.
    [InlineData("AG0204", "var list = new List<Tensor>(); if (x > 0) list.Insert(0, x); return x;")]
    [InlineData("AG0211", "Span<float> two = new float[2].AsSpan(); if (x > 0) x = x * two[1]; return x;")]
    public async Task It_is_not_offered_where_it_would_not_do(string id, string body)
        => Assert.Empty(await Editor.Of(
            $"static partial class Fns {{ [TensorFunction] public static Tensor F(Tensor x) {{ {body} }} }}")
            .TitlesAsync(id));

    [Fact]
    public async Task A_method_that_is_overridden_stays_virtual()
        => Assert.Empty(await Editor.Of(
            "partial class A { [TensorFunction] public virtual Tensor F(Tensor x) => x; }",
            "class B : A { public override Tensor F(Tensor x) => -x; }").TitlesAsync("AG0106"));

    [Fact]
    public async Task All_places_of_a_project_are_fixed_at_once()
    {
        var changed = await Editor.Of(
            """
            static class A
            {
                [TensorFunction] public static Tensor F(Tensor x) => x;
                [TensorFunction] public static Tensor G(Tensor x) => x;
            }
            """,
            "static class B { [TensorFunction] public static Tensor F(Tensor x) => x; }")
            .FixAllAsync("AG0101", "Make 'A' partial");
        Assert.StartsWith("static partial class A\n", await changed.TextAsync());
        Assert.StartsWith("static partial class B { [TensorFunction]", await changed.TextAsync(1));
        Assert.Empty(await changed.DiagnosticsAsync());
        await changed.AssertCompilesAsync();
    }

    [Fact]
    public async Task A_fix_within_a_fix_keeps_both()
    {
        const string Before = """
            static class Fns
            {
                static Tensor F()
                {
                    var x = Tensor.Ones([2]);
                    return x + (x + Tensor.Constant(2)).Cast(DType.Int32);
                }
            }
            """;
        var changed = await Editor.Of(Before).FixAllAsync("AG0301", "Cast the right side to Float32");
        Assert.Equal(
            Before.Replace("Constant(2)", "Constant(2).Cast(DType.Float32)")
                .Replace("Cast(DType.Int32)", "Cast(DType.Int32).Cast(DType.Float32)"),
            await changed.TextAsync());
    }
}
