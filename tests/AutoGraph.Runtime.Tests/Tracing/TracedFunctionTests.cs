using AutoGraph.Staging;

namespace AutoGraph.Runtime.Tests.Tracing;

public class TracedFunctionTests
{
    [Fact]
    public void Traces_once_per_dtype_shape_and_host_argument_and_says_why()
    {
        var f = new TracedFunction("f");
        Tensor Call(Tensor x, int n)
            => f.Call([x], ValueTuple.Create(n), static (inputs, host) => inputs[0] * host.Item1);

        Call(Tensor.Ones([2]), 1);
        Call(Tensor.Ones([2]), 1);
        Call(Tensor.Ones([3]), 1);
        Call(Tensor.Ones([3], DType.Float64), 1);
        Assert.Equal(5f, Call(Tensor.Ones([2]), 5).ToArray<float>()[0]);

        Assert.Equal(4, f.TraceCount);
        Assert.Equal("first call", f.Traces[0]);
        Assert.Equal("argument 0: float32(2,) became float32(3,)", f.Traces[1]);
        Assert.Equal("argument 0: float32(3,) became float64(3,)", f.Traces[2]);
    }

    [Fact]
    public void A_tensor_that_escaped_a_trace_is_refused_by_name()
    {
        Tensor? leaked = null;
        Graphed.Run(inputs => leaked = inputs[0] * 2, Tensor.Ones([2]));

        var used = Assert.Throws<StagingException>(() => Graphed.Run(inputs => inputs[0] + leaked!, Tensor.Ones([2])));
        var read = Assert.Throws<StagingException>(() => leaked!.ToArray<float>());

        Assert.Contains("do not keep tensors of a [TensorFunction] in fields", used.Message);
        Assert.Contains("symbolic", read.Message);
    }

    [Fact]
    public void A_failed_trace_leaves_nothing_behind()
    {
        var f = new TracedFunction("f");
        var fails = true;
        Tensor Call() => f.Call(
            [Tensor.Ones([2])], 0, (inputs, _) => fails ? throw new InvalidOperationException("no") : inputs[0] + 1);

        Assert.Throws<InvalidOperationException>(Call);
        Assert.Equal(0, f.TraceCount);
        Assert.Equal(3f, (Tensor.Ones([1]) + 2).ToScalar<float>());
        fails = false;
        Assert.Equal([2f, 2f], Call().ToArray<float>());
    }

    [Fact]
    public void A_function_called_by_another_is_part_of_its_graph()
    {
        var inner = new TracedFunction("inner");
        Tensor Inner(Tensor x) => inner.Call([x], 0, (inputs, _) => inputs[0] * inputs[0]);
        var outer = Graphed.Function(inputs => Inner(inputs[0]) + Inner(inputs[0] + 1));

        Assert.Equal(9f + 16f, outer([Tensor.Constant(3f)]).ToScalar<float>());
        Assert.Equal(1, inner.TraceCount);
    }

    [Fact]
    public void Instances_have_graphs_of_their_own_that_do_not_keep_them_alive()
    {
        var weak = Use();
        for (var i = 0; i < 5 && weak.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(weak.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Use()
        {
            Scaler two = new(2), three = new(3);
            Assert.Equal(8f, two.Scale(4f).ToScalar<float>());
            Assert.Equal(12f, three.Scale(4f).ToScalar<float>());
            Assert.NotSame(two.Traced, three.Traced);
            return new WeakReference(two);
        }
    }

    private sealed class Scaler(float factor)
    {
        public TracedFunction Traced => TracedFunction.Of(this, "Scaler.Scale", 0);

        public Tensor Scale(Tensor x)
            => Traced.Call([x], ValueTuple.Create(this), static (inputs, host) => inputs[0] * host.Item1.Factor);

        private float Factor => factor;
    }
}
