using System.Text;
using AutoGraph.Staging;

namespace AutoGraph.Runtime.Tests.Tensors;

/// <summary>Memory comes back at once from a tensor that is disposed, unless something else may read it.</summary>
[Collection(nameof(DisposalTests))]
public class DisposalTests
{
    /// <summary>So large that no other test takes memory of this size.</summary>
    private const int Count = 3_333_333;

    /// <summary>What may hold a tensor, and how its value is read once the tensor itself was disposed.</summary>
    private static readonly Dictionary<string, Func<Tensor, Func<Tensor>>> Holders = new()
    {
        ["a view"] = x => Later(x.Reshape([1, Count])),
        ["a view of a view"] = x => Later(x.Reshape([1, Count])[0]),
        ["the same dtype"] = x => Later(x.Cast(x.DType)),
        ["the same shape"] = x => Later(x.Reshape(x.Shape)),
        ["all of it"] = x => Later(x[..]),
        ["a function of it that is itself"] = x => Later(Gradients.Custom(y => y, (upstream, y, _) => upstream)(x)),
        ["a constant"] = x => Later(Tensor.Constant(x)),
        ["a variable"] = x =>
        {
            var variable = new Variable(x);
            return () => variable.Read();
        },
        ["an assigned variable"] = x =>
        {
            var variable = new Variable(Tensor.Zeros([Count]));
            variable.Assign(x);
            return () => variable.Read();
        },
        ["a list"] = x =>
        {
            var list = new TensorList();
            list.Add(x);
            return () => list.Stack()[0];
        },
        ["a tape"] = x =>
        {
            var tape = new GradientTape();
            tape.Watch(x);
            var y = x * x;
            y.Dispose();
            return () => tape.Gradient(y, x) / 2;
        },
        ["a traced constant"] = x =>
        {
            var function = Graphed.Function(inputs => inputs[0] * x);
            _ = function([1f]);
            return () => function([1f]);
        },
        ["a function that returns it"] = x => Later(Graphed.Run(inputs => inputs[0], x)),
        ["a list that a function returns"] = x =>
        {
            var list = new TensorList();
            list.Add(x);
            return Later(Graphed.Run(inputs => { list.Handle = inputs[0]; return list.Stack()[0]; }, list.Handle));
        },
        ["another thread"] = x =>
        {
            var read = new Thread(() => _ = x.Sum());
            read.Start();
            read.Join();
            return Later(x.Reshape(x.Shape));
        },
    };

    public static TheoryData<string> HolderNames => [.. Holders.Keys];

    public static TheoryData<string, string> Uses => new()
    {
        { "add", "x + 1" }, { "sum", "x.Sum()" }, { "transpose", "x.Transpose()" }, { "matMul", "x.MatMul(x)" },
        { "concat", "concat" }, { "toArray", "toArray" }, { "asSpan", "asSpan" }, { "test", "call" },
        { "multiply", "trace" }, { "cast", "cast" }, { "variable", "variable" }, { "exp", "tape" },
    };

    [Fact]
    public void The_next_tensor_gets_the_memory_of_a_disposed_one()
    {
        var first = Filled(1);
        var address = AddressOf(first);
        first.Dispose();
        Assert.Equal(address, AddressOf(Filled(2)));
    }

    [Fact]
    public void Results_of_functions_give_their_memory_back()
    {
        var function = Graphed.Function(inputs => inputs[0] + 1);
        var x = Filled(1);
        var first = function([x]);
        var address = AddressOf(first);
        first.Dispose();
        Assert.Equal(address, AddressOf(function([x])));
    }

    [Fact]
    public void Twice_is_as_good_as_once()
    {
        var tensor = Filled(1);
        tensor.Dispose();
        tensor.Dispose();
        Assert.NotEqual(AddressOf(Filled(2)), AddressOf(Filled(3)));
    }

    [Theory, MemberData(nameof(HolderNames))]
    public void What_is_held_elsewhere_stays(string holder)
    {
        var x = Filled(3);
        var read = Holders[holder](x);
        x.Dispose();
        Tensor[] others = [Filled(7), Filled(8)];
        var value = read().ToArray<float>();
        Assert.Equal(-1, value.AsSpan().IndexOfAnyExcept(3f));
        GC.KeepAlive(others);
    }

    [Theory, MemberData(nameof(Uses))]
    public void Using_a_disposed_tensor_names_the_operation(string operation, string use)
    {
        var x = Tensor.Ones([40, 40]);
        x.Dispose();
        var error = Assert.Throws<ObjectDisposedException>(() => Use(use, x));
        var start = $"{operation}: a tensor (float32(40, 40)) was disposed";
        Assert.StartsWith(start, error.Message, StringComparison.Ordinal);
        Assert.Equal("Tensor(disposed, shape=(40, 40), dtype=float32)", x.ToString());
    }

    [Fact]
    public void Small_tensors_are_of_no_use_either_once_disposed()
    {
        var x = Tensor.Ones([2]);
        x.Dispose();
        Assert.Throws<ObjectDisposedException>(() => x + 1);
    }

    [Fact]
    public void Gradients_that_are_one_tensor_do_not_take_each_other_along()
    {
        using var tape = new GradientTape();
        Tensor x = Filled(1), y = Filled(2);
        tape.Watch(x);
        tape.Watch(y);
        var gradients = tape.Gradient(x + y, [x, y]);
        gradients[0].Dispose();
        var other = Filled(5);
        Assert.Equal(-1, gradients[1].ToArray<float>().AsSpan().IndexOfAnyExcept(1f));
        GC.KeepAlive(other);
    }

    [Fact]
    public void Traced_methods_may_dispose_what_they_compute()
    {
        var result = Graphed.Run(inputs =>
        {
            using var square = inputs[0] * inputs[0];
            return square + 1;
        }, 3f);
        Assert.Equal(10f, result.ToScalar<float>());
    }

    [Fact]
    public void A_running_function_holds_its_inputs()
    {
        // Whatever disposes the input while the function prints, the function's thread or another.
        foreach (var isOther in (bool[])[false, true])
        {
            var x = Filled(3);
            var function = Graphed.Function(inputs =>
            {
                Stage.WriteLine("now {0}", inputs[0][0]);
                return inputs[0] * 2;
            });
            var before = Console.Out;
            try
            {
                Console.SetOut(new Interrupting(() =>
                {
                    x.Dispose();
                    _ = Filled(9);
                }));
                var result = isOther ? OnAnotherThread(() => function([x])) : function([x]);
                Assert.Equal(-1, result.AsSpan<float>().IndexOfAnyExcept(6f));
            }
            finally
            {
                Console.SetOut(before);
            }
        }
    }

    [Fact]
    public void Threads_that_race_with_disposal_get_the_value_or_an_error()
    {
        for (var round = 0; round < 300; round++)
        {
            const int Size = 1 << 14;
            var x = Tensor.Full([Size], 3f);
            using var start = new Barrier(2);
            Tensor? sum = null;
            var reader = new Thread(() =>
            {
                start.SignalAndWait();
                try
                {
                    sum = x + x;
                }
                catch (ObjectDisposedException)
                {
                }
            });
            reader.Start();
            start.SignalAndWait();
            x.Dispose();
            using var other = Tensor.Full([Size], 7f);
            reader.Join();
            Assert.True(sum is null || sum.AsSpan<float>().IndexOfAnyExcept(6f) < 0);
        }
    }

    /// <summary>Random programs compute the same whether they dispose what they do not need any more or not.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Disposing_changes_no_result(int seed)
    {
        Assert.Equal(Compute(seed, disposes: false), Compute(seed, disposes: true));
    }

    private static float[] Compute(int seed, bool disposes)
    {
        var random = new Random(seed);
        const int Size = 64;
        List<Tensor> values = [Drawn(seed), Drawn(9)];
        for (var step = 0; step < 300; step++)
        {
            values.Add(random.Next(6) switch
            {
                0 => Any() + Any(),
                1 => Any() * 0.5f,
                2 => Tensor.Tanh(Any()),
                3 => Any().Transpose(),
                4 => Any().MatMul(Any()) / Size,
                _ => Any() - Any().Mean(0),
            });
            if (values.Count > 5)
            {
                var at = random.Next(values.Count - 1);
                if (disposes)
                {
                    values[at].Dispose();
                }

                values.RemoveAt(at);
            }
        }

        return Tensor.Concat([.. values], 0).ToArray<float>();

        static Tensor Drawn(int seed) => Tensor.Random.Uniform([Size, Size], seed: seed);

        Tensor Any() => values[random.Next(values.Count)];
    }

    private static object? Use(string use, Tensor x) => use switch
    {
        "x + 1" => x + 1,
        "x.Sum()" => x.Sum(),
        "x.Transpose()" => x.Transpose(),
        "x.MatMul(x)" => x.MatMul(x),
        "concat" => Tensor.Concat([x, x], 0),
        "toArray" => x.ToArray<float>(),
        "asSpan" => x.AsSpan<float>().Length,
        "call" => Graphed.Run(inputs => inputs[0] + 1, x),
        "trace" => Graphed.Run(inputs => inputs[0] * x, 1f),
        "cast" => x.Cast(x.DType),
        "variable" => new Variable(x),
        _ => WithTape(x),
    };

    private static Tensor WithTape(Tensor x)
    {
        using var tape = new GradientTape();
        return Tensor.Exp(x);
    }

    private static Func<Tensor> Later(Tensor value) => () => value;

    private static Tensor Filled(float value) => Tensor.Full([Count], value);

    private static unsafe nint AddressOf(Tensor tensor)
    {
        fixed (float* first = tensor.AsSpan<float>())
        {
            return (nint)first;
        }
    }

    private static Tensor OnAnotherThread(Func<Tensor> function)
    {
        Tensor? result = null;
        var thread = new Thread(() => result = function());
        thread.Start();
        thread.Join();
        return result!;
    }

    private sealed class Interrupting(Action action) : StringWriter(new StringBuilder())
    {
        public override void WriteLine(string? value) => action();
    }
}

/// <summary>What changes the console, or watches which memory comes next, runs alone.</summary>
[CollectionDefinition(nameof(DisposalTests), DisableParallelization = true)]
public class DisposalCollection;
