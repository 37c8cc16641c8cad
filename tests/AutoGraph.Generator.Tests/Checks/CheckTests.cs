using AutoGraph.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AutoGraph.Generator.Tests.Checks;

/// <summary>What the analyzer says about code with known dtypes and shapes, and what happens when it runs.</summary>
public class CheckTests
{
    private static readonly (string Ids, string Body)[] Rows =
    [
        // Dtypes.
        ("AG0301", "return Tensor.Constant(2f) + Tensor.Constant(4);"),
        ("AG0301", "return Tensor.Ones([2]).Cast(DType.Float32) + Tensor.Ones([2]).Cast(DType.Int32);"),
        ("AG0301", "return Tensor.Ones([2], DType.Float64) * Tensor.Ones([2]);"),
        ("AG0301", "var x = Tensor.Ones([2]); var y = x > 0; return x * y;"),
        ("AG0301", "return Tensor.Maximum(Tensor.Eye(2), Tensor.Constant([[1, 2], [3, 4]]));"),
        ("AG0301", "return Tensor.Where(Tensor.Constant(true), Tensor.Constant(1), Tensor.Constant(1f));"),
        ("AG0301", "return Tensor.Ones([2, 2]).MatMul(Tensor.Ones([2, 2], DType.Int32));"),
        ("AG0301", "var v = new Variable(Tensor.Zeros([2])); return v + Tensor.Constant([1, 2]);"),
        ("AG0301", "int[] a = [1, 2]; return Tensor.Constant(a) + Tensor.Ones([2]);"),
        ("AG0301", "return Tensor.Ones([2, 3]).ArgMax(1) + Tensor.Ones([2, 3]).Max(1);"),
        ("AG0301 AG0302", "return Tensor.Ones([2]) + Tensor.Constant(2.0);"),
        ("AG0301 AG0302", "var a = Tensor.Full([2], -0.5); return a + Tensor.Ones([2]);"),
        ("AG0301 AG0302", "var w = new Variable(2.0); return Tensor.Ones([2]) * w;"),
        ("", "return Tensor.Ones([2]) + 2.0;"),
        ("", "return Tensor.Constant(2f) + 4;"),
        ("", "Tensor two = 2.0; return Tensor.Ones([2]) * two;"),
        ("", "Tensor two = 2; return Tensor.Ones([2]) * two + Tensor.Constant(3f);"),
        ("", "return Tensor.Constant(2.0, DType.Float32) + Tensor.Constant(1f);"),
        ("", "return Tensor.Constant([1, 2f]) + Tensor.Ones([2]);"),
        ("AG0301", "Tensor t = 2; return Tensor.Ones([2]) + t.Cast(DType.Int32);"),
        ("", "var x = Tensor.Constant(1); x = x.Cast(DType.Float32); return x + Tensor.Constant(1f);"),
        ("", "var x = Tensor.Constant(1); Change(ref x); return x + 1f; void Change(ref Tensor y) => y = 1f;"),

        // Products.
        ("AG0303", "return Tensor.Ones([2, 3]).MatMul(Tensor.Ones([2, 3]));"),
        ("AG0303", "return Tensor.MatMul(Tensor.Ones([2, 3]), Tensor.Ones([3]));"),
        ("AG0303", "return Tensor.Ones([4, 2, 3]).MatMul(Tensor.Ones([5, 3, 2]));"),
        ("AG0303", "var x = Tensor.Random.Normal([8, 4]); return Nn.Relu(x).T.MatMul(x.T);"),
        ("", "var x = Tensor.Ones([2, 3]); return x.MatMul(x.T).MatMul(x);"),
        ("", "return Tensor.Ones([4, 2, 3]).MatMul(Tensor.Ones([3, 2]));"),

        // Broadcasting.
        ("AG0304", "return Tensor.Ones([2, 3]) + Tensor.Ones([2]);"),
        ("AG0304", "return Tensor.Ones([2, 3]).Sum(axis: 1) * Tensor.Ones([3]);"),
        ("AG0304", "return Tensor.Constant([1, 2, 3]) > Tensor.Constant([[1, 2], [3, 4]]);"),
        ("AG0304", "return Tensor.Ones([2, 3]).Reshape([3, null]) - Tensor.Ones([3, 3]);"),
        ("AG0304", "return Tensor.Constant(new float[2, 3]) + Tensor.Constant(new float[3, 2]);"),
        ("", "return Tensor.Ones([2, 3]).Sum(axis: 1, keepDims: true) * Tensor.Ones([3]);"),
        ("", "return Tensor.Ones([2, 3]) + Tensor.Ones([3]) + Tensor.Ones([2, 1]) + Tensor.Ones([1, 1, 1]);"),
        ("", "int n = Environment.ProcessorCount > 0 ? 3 : 4; return Tensor.Ones([2, n]) + Tensor.Ones([3]);"),
        ("", "return Tensor.Ones([2, 3]).Mean([0, 1]) + Tensor.Ones([7]);"),

        // Reshapes.
        ("AG0305", "return Tensor.Ones([2, 3]).Reshape([4, 2]);"),
        ("AG0305", "return Tensor.Ones([2, 3]).Reshape([4, null]);"),
        ("AG0305", "return Tensor.Reshape(Tensor.LinSpace(0, 1, 10), [3, 3]);"),
        ("", "var x = Tensor.Ones([2, 3]); return x.Reshape([3, 2]).Reshape([6]).Reshape(x.Shape);"),
        ("", "return Tensor.Ones([0, 3]).Reshape([3, 0]);"),

        // Conditions.
        ("AG0306", "if (Tensor.Ones([2]) > 0) return 1; return 2;"),
        ("AG0306", "Tensor t = 1f; return t ? 1 : 2;"),
        ("AG0306", "while (Tensor.Ones([2]) > 0 && Tensor.Constant(true)) return 1; return 2;"),
        ("", "if ((Tensor.Ones([2]) > 0).All()) return 1; return 2;"),
        ("", "if (Tensor.Ones([1]) > 0) return 1; return 2;"),
        ("", "Tensor t = true; if (t && Tensor.Constant(1) > 0) return 1; return 2;"),

        // Sizes.
        ("AG0307", "return Tensor.Ones([2, 3]).Reshape([-1, 2]);"),
        ("AG0307", "return Tensor.Zeros([-1]);"),
        ("", "return Tensor.Ones([2, 3]).Sum([-1]);"),
    ];

    [Fact]
    public void What_it_finds_throws_and_what_it_lets_pass_does_not()
    {
        var results = Bodies.Try([.. Rows.Select(row => row.Body)]);
        Assert.All(results.Zip(Rows), pair =>
        {
            var ((found, thrown), (ids, body)) = pair;
            Assert.True(ids == string.Join(' ', found), $"{body}: expected '{ids}', got '{string.Join(' ', found)}'");
            Assert.True(thrown is not null == found.Any(IsError), $"{body}: throws {thrown?.Name ?? "nothing"}");
        });
    }

    /// <summary>Random expressions of known dtypes and shapes: found if and only if they throw.</summary>
    [Theory, InlineData(1)]
    public void Random_expressions_throw_where_it_says_so(int seed)
    {
        var random = new RandomExpressions(new(seed));
        var bodies = Enumerable.Range(0, 60).Select(_ => $"return {random.Next(3)};").ToList();
        var results = Bodies.Try(bodies);
        Assert.All(results.Zip(bodies), pair =>
            Assert.True(
                pair.First.Thrown is not null == pair.First.Found.Any(IsError),
                $"seed {seed}: {pair.Second}: found '{string.Join(' ', pair.First.Found)}', "
                + $"throws {pair.First.Thrown?.Name ?? "nothing"}"));
        Assert.InRange(results.Count(result => result.Thrown is null), 6, 54);
    }

    [Theory, InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), Trait("Category", "Slow")]
    public void More_random_expressions(int seed) => Random_expressions_throw_where_it_says_so(seed);

    private static bool IsError(string id) => DiagnosticTable.ById[id].DefaultSeverity == DiagnosticSeverity.Error;
}
