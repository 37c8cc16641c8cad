using AutoGraph.Staging;

namespace AutoGraph;

/// <summary>Makes handles from methods.</summary>
/// <remarks>
/// Where the generator sees the method that is named, it puts the converted method's handle in the place of the call.
/// What it does not see is traced as it is written: tensor operations become a graph, but control flow on tensors
/// cannot be staged and throws.
/// </remarks>
public static class TensorFunction
{
    /// <summary>The handle of a method without arguments.</summary>
    public static TensorFunction<Func<TResult>> Create<TResult>(Func<TResult> method)
    {
        Check(method, typeof(TResult));
        var traced = Named(method);
        return Handle(
            traced, method, () => Result<TResult>(traced.Call([], default(ValueTuple), (_, _) => Tensor(method()))));
    }

    /// <summary>The handle of a method of one tensor.</summary>
    public static TensorFunction<Func<T1, TResult>> Create<T1, TResult>(Func<T1, TResult> method)
    {
        Check(method, typeof(T1), typeof(TResult));
        var traced = Named(method);
        return Handle(traced, method, a => Result<TResult>(traced.Call(
            [Tensor(a)], default(ValueTuple), (inputs, _) => Tensor(method(Result<T1>(inputs[0]))))));
    }

    /// <summary>The handle of a method of two tensors.</summary>
    public static TensorFunction<Func<T1, T2, TResult>> Create<T1, T2, TResult>(Func<T1, T2, TResult> method)
    {
        Check(method, typeof(T1), typeof(T2), typeof(TResult));
        var traced = Named(method);
        return Handle(traced, method, (a, b) => Result<TResult>(traced.Call(
            [Tensor(a), Tensor(b)],
            default(ValueTuple),
            (inputs, _) => Tensor(method(Result<T1>(inputs[0]), Result<T2>(inputs[1]))))));
    }

    /// <summary>The handle of a method of three tensors.</summary>
    public static TensorFunction<Func<T1, T2, T3, TResult>> Create<T1, T2, T3, TResult>(
        Func<T1, T2, T3, TResult> method)
    {
        Check(method, typeof(T1), typeof(T2), typeof(T3), typeof(TResult));
        var traced = Named(method);
        return Handle(traced, method, (a, b, c) => Result<TResult>(traced.Call(
            [Tensor(a), Tensor(b), Tensor(c)],
            default(ValueTuple),
            (inputs, _) => Tensor(method(Result<T1>(inputs[0]), Result<T2>(inputs[1]), Result<T3>(inputs[2]))))));
    }

    private static TracedFunction Named(Delegate method)
        => new($"{method.Method.DeclaringType?.Name}.{method.Method.Name}");

    private static TensorFunction<TDelegate> Handle<TDelegate>(
        TracedFunction traced, TDelegate method, TDelegate invoke)
        where TDelegate : Delegate
        => new(
            traced, original: method, invoke: invoke, twin: method,
            code: $"// {traced.Name} was not converted: the generator did not see it.");

    private static Tensor Tensor<T>(T value) => value as Tensor ?? throw new ArgumentNullException(nameof(value));

    private static T Result<T>(Tensor value) => (T)(object)value;

    private static void Check(Delegate method, params ReadOnlySpan<Type> types)
    {
        ArgumentNullException.ThrowIfNull(method);
        foreach (var type in types)
        {
            if (type != typeof(Tensor))
            {
                throw new StagingException(
                    $"TensorFunction.Create: {method.Method.Name} takes or gives {type.Name}; a method that the "
                    + "generator does not see must take and give tensors only. Name the method itself in the call, or "
                    + "mark it [TensorFunction].");
            }
        }
    }
}
