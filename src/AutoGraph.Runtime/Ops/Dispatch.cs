namespace AutoGraph.Ops;

/// <summary>The only crossroads: every operation passes here, to run now, to be traced or to be recorded.</summary>
internal static class Dispatch
{
    [ThreadStatic]
    private static DispatchTarget? current;

    /// <summary>Who receives the operations of this thread.</summary>
    public static DispatchTarget Current
    {
        get => current ?? EagerTarget.Instance;
        set => current = value is EagerTarget ? null : value;
    }

    /// <summary>Runs an operation with one output.</summary>
    public static Tensor Single(Op op, params ReadOnlySpan<Tensor> inputs)
    {
        try
        {
            return current is { } target ? target.Run(op, inputs)[0]
                : EagerWatch.IsOn ? EagerWatch.Single(op, inputs)
                : op.ExecuteSingle(inputs);
        }
        catch (ObjectDisposedException) when (Disposed(inputs) is not null)
        {
            throw Disposed(inputs)!.Disposed(op.Name);
        }
    }

    /// <summary>Runs an operation.</summary>
    public static Tensor[] Run(Op op, params ReadOnlySpan<Tensor> inputs)
    {
        try
        {
            return current is { } target ? target.Run(op, inputs)
                : EagerWatch.IsOn ? EagerWatch.Run(op, inputs)
                : op.Execute(inputs);
        }
        catch (ObjectDisposedException) when (Disposed(inputs) is not null)
        {
            throw Disposed(inputs)!.Disposed(op.Name);
        }
    }

    /// <summary>True when operations run at once and nobody listens.</summary>
    public static bool IsPlainEager => current is null;

    /// <summary>Runs some code with another target (null: eagerly, unheard), and puts the old one back.</summary>
    public static Scope Use(DispatchTarget? target)
    {
        var scope = new Scope(current);
        current = target;
        return scope;
    }

    private static Tensor? Disposed(ReadOnlySpan<Tensor> inputs)
    {
        foreach (var input in inputs)
        {
            if (input.IsDisposed)
            {
                return input;
            }
        }

        return null;
    }

    /// <summary>Puts the previous target back when disposed.</summary>
    public readonly ref struct Scope(DispatchTarget? previous)
    {
        public void Dispose() => current = previous;
    }
}

/// <summary>Receives operations.</summary>
internal abstract class DispatchTarget
{
    /// <summary>Who receives what this target passes on; null at the end of the chain.</summary>
    public virtual DispatchTarget? Next => null;

    /// <summary>The outputs: concrete or symbolic.</summary>
    public abstract Tensor[] Run(Op op, ReadOnlySpan<Tensor> inputs);
}

/// <summary>Runs each operation at once.</summary>
internal sealed class EagerTarget : DispatchTarget
{
    public static EagerTarget Instance { get; } = new();

    public override Tensor[] Run(Op op, ReadOnlySpan<Tensor> inputs)
    {
        // Reached through tapes: what an operation does inside must not be recorded once more.
        using var scope = Dispatch.Use(null);
        return EagerWatch.IsOn ? EagerWatch.Run(op, inputs) : op.Execute(inputs);
    }
}
