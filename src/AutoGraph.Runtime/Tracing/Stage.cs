using System.ComponentModel;
using AutoGraph.Errors;
using AutoGraph.Execution;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Staging;

/// <summary>What generated code calls in the place of control flow on tensors. While a function is traced it builds
/// nodes; else it runs as C#.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Stage
{
    /// <summary>What a local holds in a twin before it is assigned;
    /// definite assignment proves that nobody reads it.</summary>
    public static Tensor Unassigned { get; } = new(DType.OpaqueList, Layout.Scalar, new ListStorage(null));

    /// <summary>A local that staged code may assign.</summary>
    public static StateVariable Var(string name, Func<Tensor?> get, Action<Tensor> set) => new(name, get, set);

    /// <summary><c>left &amp;&amp; right</c>; the right side only counts when the left holds.</summary>
    public static Tensor And(Tensor left, Func<Tensor> right)
        => GraphBuilder.Current is null ? (left ? right() : left) : Select(left, right, () => false);

    /// <summary><c>left || right</c>; the right side only counts when the left does not hold.</summary>
    public static Tensor Or(Tensor left, Func<Tensor> right)
        => GraphBuilder.Current is null ? (left ? left : right()) : Select(left, () => true, right);

    /// <summary><c>condition ? whenTrue : whenFalse</c>; only one side runs.</summary>
    public static Tensor Select(Tensor condition, Func<Tensor> whenTrue, Func<Tensor> whenFalse)
    {
        var result = Unassigned;
        If(
            condition, () => result = whenTrue(), () => result = whenFalse(),
            Var("?:", () => result, value => result = value));
        return result;
    }

    /// <inheritdoc cref="Select(Tensor, Func{Tensor}, Func{Tensor})"/>
    public static (Tensor, Tensor) Select(
        Tensor condition, Func<(Tensor, Tensor)> whenTrue, Func<(Tensor, Tensor)> whenFalse)
    {
        var (first, second) = (Unassigned, Unassigned);
        If(
            condition, () => (first, second) = whenTrue(), () => (first, second) = whenFalse(),
            Var("?:", () => first, value => first = value), Var("?:", () => second, value => second = value));
        return (first, second);
    }

    /// <summary><c>if (condition) then else otherwise</c>.</summary>
    public static void If(Tensor condition, Action then, Action? otherwise, params StateVariable[] state)
    {
        if (GraphBuilder.Current is not { } outer)
        {
            if (condition)
            {
                then();
            }
            else
            {
                otherwise?.Invoke();
            }

            return;
        }

        Conditions.Check(condition.Spec);
        var before = Array.ConvertAll(state, variable => variable.Value);
        var (thenBuilder, thenValues) = Branch(outer, "then", then, state, before);
        var (elseBuilder, elseValues) = Branch(outer, "else", otherwise, state, before);
        var live = new List<int>();
        for (var i = 0; i < state.Length; i++)
        {
            if (!ReferenceEquals(thenValues[i], elseValues[i]))
            {
                BranchRules.Unify(state[i].Name, ref thenValues[i], ref elseValues[i]);
                live.Add(i);
            }
            else if (!ReferenceEquals(thenValues[i], before[i]))
            {
                // Both assign the same value of outside.
                state[i].Value = thenValues[i];
            }
        }

        var thenResults = live.Select(i => thenValues[i]!).ToArray();
        var elseResults = live.Select(i => elseValues[i]!).ToArray();
        foreach (var i in Enumerable.Range(0, thenResults.Length))
        {
            thenBuilder.Import(thenResults[i]);
            elseBuilder.Import(elseResults[i]);
        }

        Tensor[] captures = [.. thenBuilder.Captures.Union(elseBuilder.Captures, SymbolComparer.Instance)];
        var op = new IfOp(thenBuilder.Build(thenResults, captures), elseBuilder.Build(elseResults, captures));
        var outputs = Dispatch.Run(op, [condition, .. captures]);
        for (var i = 0; i < live.Count; i++)
        {
            state[live[i]].Value = outputs[i];
        }
    }

    /// <summary><c>while (test) body</c>.</summary>
    public static void While(Func<Tensor> test, Action body, params StateVariable[] state)
    {
        if (GraphBuilder.Current is not { } outer)
        {
            while (test())
            {
                body();
            }

            return;
        }

        LoopTracer.Trace(outer, test, body, state);
    }

    /// <summary><c>foreach (var row in over) body</c>: along the first axis.</summary>
    /// <param name="over">At least one axis.</param>
    /// <param name="body">Takes the row.</param>
    /// <param name="test">False ends the loop early; null when nothing does.</param>
    /// <param name="state">What the body assigns.</param>
    public static void For(Tensor over, Action<Tensor> body, Func<Tensor>? test, params StateVariable[] state)
        => Count(Tensor.Length(over), i => Tensor.Row(over, i), body, test, state);

    /// <summary><c>foreach (var i in Ag.Range(…)) body</c>.</summary>
    /// <inheritdoc cref="For(Tensor, Action{Tensor}, Func{Tensor}?, StateVariable[])"/>
    public static void For(TensorRange over, Action<Tensor> body, Func<Tensor>? test, params StateVariable[] state)
        => Count(over.Count, over.At, body, test, state);

    private static void Count(
        Tensor count, Func<Tensor, Tensor> element, Action<Tensor> body, Func<Tensor>? test, StateVariable[] state)
    {
        var i = Tensor.Constant(0);
        While(
            () => test is null ? i < count : And(test(), () => i < count),
            () =>
            {
                var item = element(i);
                i += 1;
                body(item);
            },
            [Var("index", () => i, value => i = value), .. state]);
    }

    private static (GraphBuilder Builder, Tensor?[] Values) Branch(
        GraphBuilder outer, string role, Action? body, StateVariable[] state, Tensor?[] before)
    {
        var builder = new GraphBuilder($"{outer.Name} {role}", outer);
        bool ends;
        using (Dispatch.Use(builder))
        using (SourceLines.Keep())
        {
            ends = RunConditional(body);
        }

        // After a throw nothing reads the state: it takes the kind that the other side gives it.
        var values = Array.ConvertAll(state, variable => ends ? variable.Value : Unassigned);
        Restore(state, before);
        return (builder, values);
    }

    private static void Restore(StateVariable[] state, Tensor?[] before)
    {
        for (var i = 0; i < state.Length; i++)
        {
            state[i].Value = before[i];
        }
    }
}
