using AutoGraph.Graphs;
using AutoGraph.Ops;
using AutoGraph.Passes;
using AutoGraph.Runtime.Tests.Tracing;
using AutoGraph.Staging;

namespace AutoGraph.Runtime.Tests.Passes;

public class IslandTests
{
    private const int Programs = 40;

    [Fact]
    public void A_loop_over_scalars_becomes_one_operation()
        => Assert.Equal(
            """
            f(%0 0: int64())
                %1 = constant[0]() : int32()
                %2 = constant[0]() : int64()
                %3 = island[scalars(x0: Int32, x1: Int64, x2: Int64) { x3, x4, x5 = x0, x1, x2; while (x3 < 10) { x6 = ((x4 % 2) == 0); if x6 { x7 = (x4 / 2); } else { x7 = ((3 * x4) + 1); } x3, x4, x5 = (x3 + 1), x7, (x5 + x7); } return x3, x4, x5 }](%1, %0, %2) : int32(), int64(), int64()
                return %3.2
            """,
            Pipeline.Run(Trace(DType.Int64, [], Collatz)).ToString());

    [Fact]
    public void A_loop_over_tensors_keeps_its_branches_over_scalars_as_islands()
    {
        var graph = Pipeline.Run(Trace(DType.Float32, [3], x =>
        {
            var (i, sign) = (Tensor.Constant(0), Tensor.Constant(1f));
            Stage.While(
                () => i < 4,
                () =>
                {
                    x *= sign;
                    Stage.If(i % 3 == 0, () => sign = -sign, () => sign *= 0.5f, Stage.Var("s", () => sign, v => sign = v));
                    i += 1;
                },
                Stage.Var("i", () => i, v => i = v),
                Stage.Var("x", () => x, v => x = v),
                Stage.Var("s", () => sign, v => sign = v));
            return x;
        }));

        var loop = Assert.IsAssignableFrom<ControlOp>(Assert.Single(graph.Nodes, node => node.Op is ControlOp).Op);
        Assert.Single(loop.Bodies[1].Graph.Nodes, node => node.Op is IslandOp);
    }

    [Fact]
    public void What_prints_is_no_island()
    {
        var graph = Pipeline.Run(Trace(DType.Float32, [], x =>
        {
            Stage.While(
                () => x < 4,
                () =>
                {
                    Stage.WriteLine("{0}", x);
                    x += 1;
                },
                Stage.Var("x", () => x, v => x = v));
            return x;
        }));

        Assert.DoesNotContain(graph.Nodes, node => node.Op is IslandOp);
    }

    /// <summary>Scalars, and tensors of one element, have the bits of eager code.</summary>
    [Fact]
    public void Random_programs_over_single_elements_are_islands_with_the_bits_of_eager_code()
    {
        var islands = 0;
        for (var seed = 0; seed < Programs; seed++)
        {
            var program = RandomProgram.Make(seed);
            Shape shape = seed % 3 == 0 ? [1, 1] : [];
            var dtype = seed % 2 == 0 ? DType.Float32 : DType.Float64;
            Tensor[] inputs = [.. Enumerable.Range(0, 4).Select(
                i => Tensor.Random.Normal(shape, seed: (seed * 4) + i).Cast(dtype))];

            var graph = Pipeline.Run(Trace(inputs, program.Run));
            islands += graph.Nodes.Count(node => node.Op is IslandOp);
            Assert.DoesNotContain(graph.Nodes, node => node.Op is ControlOp);
            Assert.Equal(
                Bits(program.Run(inputs)), Bits(Graphed.Run(program.Run, inputs)));
        }

        Assert.True(islands > Programs / 2);
    }

    private static Tensor Collatz(Tensor x)
    {
        var (i, sum) = (Tensor.Constant(0), Tensor.Constant(0L));
        Stage.While(
            () => i < 10,
            () =>
            {
                Stage.If(x % 2 == 0, () => x /= 2, () => x = (3 * x) + 1, Stage.Var("x", () => x, v => x = v));
                sum += x;
                i += 1;
            },
            Stage.Var("i", () => i, v => i = v),
            Stage.Var("x", () => x, v => x = v),
            Stage.Var("sum", () => sum, v => sum = v));
        return sum;
    }

    private static long[] Bits(Tensor x)
        => Array.ConvertAll(x.Cast(DType.Float64).ToArray<double>(), BitConverter.DoubleToInt64Bits);

    private static Graph Trace(DType dtype, Shape shape, Func<Tensor, Tensor> function)
    {
        var builder = new GraphBuilder("f");
        var x = builder.AddInput(new TensorSpec(shape, dtype), "0");
        using var scope = Dispatch.Use(builder);
        return builder.Build([function(x)]);
    }

    private static Graph Trace(Tensor[] inputs, Func<Tensor[], Tensor> function)
    {
        var builder = new GraphBuilder("f");
        var symbols = Array.ConvertAll(inputs, input => builder.AddInput(input.Spec, ""));
        using var scope = Dispatch.Use(builder);
        return builder.Build([function(symbols)]);
    }
}
