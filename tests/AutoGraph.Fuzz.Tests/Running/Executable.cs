using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using AutoGraph.Fuzz.Host;
using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Running;

/// <summary>A compiled program, in all its forms.</summary>
internal sealed class Executable
{
    private readonly Type host;
    private readonly Delegate original;
    private readonly Delegate graph;
    private readonly Delegate gradient;
    private readonly Variable v;
    private readonly Variable w;

    public Executable(Subject subject, Assembly assembly)
    {
        Subject = subject;
        host = assembly.GetType(SubjectPrinter.HostName(subject))!;
        var tensor = assembly.GetType(SubjectPrinter.TensorName(subject))!;
        (v, w) = ((Variable)Field(tensor, "V"), (Variable)Field(tensor, "W"));
        (original, graph) = (Handle(tensor, "F", "Original"), Handle(tensor, "F", "Invoke"));
        gradient = Handle(tensor, "G", "Invoke");
    }

    public Subject Subject { get; }

    public Observation Host(Input input)
    {
        var (v, w) = ((Cell<double>)Field(host, "V"), (Cell<int>)Field(host, "W"));
        v.Assign(input.V);
        w.Assign(input.W);
        var result = host.GetMethod("F")!
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [.. input.Arguments], null)!;
        return Observe(result, v.Read(), w.Read());
    }

    public Observation Eager(Input input) => Run(original, input);

    public Observation Graph(Input input) => Run(graph, input);

    /// <summary>The tape around the method as written.</summary>
    public double[] EagerGradient(Input input) => OuterGradient(original, input);

    /// <summary>The tape around the call of the graph.</summary>
    public double[] OuterGradient(Input input) => OuterGradient(graph, input);

    /// <summary>The tape within a function.</summary>
    public double[] InnerGradient(Input input)
    {
        Reset(input);
        return Flat((Tensor[])Call(gradient, Arguments(input)));
    }

    private Observation Run(Delegate method, Input input)
    {
        Reset(input);
        return Observe(Call(method, Arguments(input)), v.Read(), w.Read());
    }

    private double[] OuterGradient(Delegate method, Input input)
    {
        Reset(input);
        var arguments = Arguments(input);
        Operand[] sources = [.. arguments.OfType<Tensor>().Where(tensor => tensor.DType.IsFloating), v];
        using var tape = new GradientTape();
        foreach (var source in sources.OfType<Tensor>()) tape.Watch(source);
        var result = Call(method, arguments);
        return Flat(tape.OrZeros((Tensor)(result is ITuple tuple ? tuple[0]! : result), sources));
    }

    private static double[] Flat(Tensor[] gradients)
        => [.. gradients.SelectMany(gradient => gradient.ToArray<double>())];

    private void Reset(Input input)
    {
        v.Assign(Tensor.Constant(input.V));
        w.Assign(Tensor.Constant(input.W));
    }

    private object[] Arguments(Input input)
        => [.. input.Arguments.Zip(Subject.Parameters, (argument, parameter) => Argument(argument, parameter.Kind))];

    private static object Argument(object argument, Kind kind) => argument switch
    {
        _ when kind is Kind.HostInt or Kind.HostFlag => argument,
        double number => Tensor.Constant(number),
        int number => Tensor.Constant(number),
        bool flag => Tensor.Constant(flag),
        _ => Tensor.Constant(((Vector)argument).Elements),
    };

    private Observation Observe(object result, object v, object w)
    {
        var values = result is ITuple tuple ? Enumerable.Range(0, tuple.Length).Select(i => tuple[i]!) : [result];
        ImmutableArray<Kind> kinds = [.. Subject.Outputs, Kind.Real, Kind.Int];
        return new([.. values.Append(v).Append(w)
            .Zip(kinds, (value, kind) => (kind, Observation.Numbers(value, kind)))]);
    }

    private static object Field(Type type, string name) => type.GetField(name)!.GetValue(null)!;

    private static Delegate Handle(Type type, string method, string form)
    {
        var handle = type.GetProperty(method + "Function")!.GetValue(null)!;
        return (Delegate)handle.GetType().GetProperty(form)!.GetValue(handle)!;
    }

    private static object Call(Delegate method, object[] arguments)
    {
        try
        {
            return method.DynamicInvoke(arguments)!;
        }
        catch (TargetInvocationException error) when (error.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(error.InnerException);
            throw;
        }
    }
}
