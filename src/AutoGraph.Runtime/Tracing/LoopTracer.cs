using AutoGraph.Errors;
using AutoGraph.Execution;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Staging;

/// <summary>Traces a loop: the test and the body once each, on symbols of the state.</summary>
internal static class LoopTracer
{
    public static void Trace(GraphBuilder outer, Func<Tensor> test, Action body, StateVariable[] state)
    {
        (state, var initial) = Initial(outer, body, state);
        var specs = Array.ConvertAll(initial, tensor => tensor.Spec);
        var relaxations = 0;
        while (true)
        {
            var (bodyBuilder, after) = TraceBody(outer, body, state, specs);
            if (!Settle(state, specs, initial, after))
            {
                // Sizes or dtypes of literals changed: trace again with what holds for every iteration.
                if (++relaxations > 8)
                {
                    throw new StagingException(
                        $"The state of a loop in '{outer.Name}' has another shape after every iteration.");
                }

                continue;
            }

            Emit(outer, test, state, initial, specs, bodyBuilder, after);
            return;
        }
    }

    /// <summary>The state before the loop; zeros stand for variables that the body assigns first. Variables without a
    /// value that it does not assign either, since C# decided so, are no state.</summary>
    private static (StateVariable[] State, Tensor[] Values) Initial(
        GraphBuilder outer, Action body, StateVariable[] state)
    {
        var before = Array.ConvertAll(state, variable => variable.Value);
        CheckNotNull(state, before, "before the loop");
        if (!Array.Exists(before, IsUnassigned))
        {
            return (state, Array.ConvertAll(before, value => value!));
        }

        // Definite assignment proved that such a variable is assigned before it is read; one trial tells what it will
        // be.
        var trial = new GraphBuilder($"{outer.Name} trial", outer);
        using (Dispatch.Use(trial))
        using (SourceLines.Keep())
        {
            Stage.RunConditional(body);
        }

        var assigned = new List<StateVariable>();
        var values = new List<Tensor>();
        for (var i = 0; i < state.Length; i++)
        {
            var value = IsUnassigned(before[i]) ? state[i].Value : before[i];
            state[i].Value = before[i];
            if (IsUnassigned(value))
            {
                continue;
            }

            assigned.Add(state[i]);
            values.Add(
                value is null ? Tensor.Constant(false)
                : IsUnassigned(before[i]) ? Filler(state[i].Name, value)
                : value);
        }

        return ([.. assigned], [.. values]);
    }

    private static bool IsUnassigned(Tensor? value) => ReferenceEquals(value, Stage.Unassigned);

    private static void CheckNotNull(StateVariable[] state, Tensor?[] values, string when)
    {
        var missing = Array.IndexOf(values, null);
        if (missing >= 0)
        {
            throw new StagingException(
                $"'{state[missing].Name}' is null {when}; a graph has no null. Give it a tensor before the loop.");
        }
    }

    private static Tensor Filler(string name, Tensor value)
        => value.DType.StorageElement is null || value.Shape.IsKnown
            ? Specs.Placeholder(value.Spec)
            : throw new StagingException(
                $"'{name}' is first assigned inside a loop and its shape {value.Shape} is not known there; give it a "
                + "value before the loop.");

    private static (GraphBuilder Builder, Tensor[] After) TraceBody(
        GraphBuilder outer, Action body, StateVariable[] state, TensorSpec[] specs)
    {
        var builder = new GraphBuilder($"{outer.Name} body", outer);
        var before = Declare(builder, state, specs);
        bool ends;
        using (Dispatch.Use(builder))
        using (SourceLines.Keep())
        {
            ends = Stage.RunConditional(body);
        }

        var after = ends ? Array.ConvertAll(state, variable => variable.Value) : before;
        CheckNotNull(state, after, "after one iteration");
        return (builder, Array.ConvertAll(after, value => value!));
    }

    private static Tensor[] Declare(GraphBuilder builder, StateVariable[] state, TensorSpec[] specs)
    {
        var inputs = new Tensor[state.Length];
        for (var i = 0; i < state.Length; i++)
        {
            state[i].Value = inputs[i] = builder.AddInput(specs[i], state[i].Name);
        }

        return inputs;
    }

    /// <summary>Checks that the state is after an iteration what it was before;
    /// adapts what may be adapted and answers false then.</summary>
    private static bool Settle(StateVariable[] state, TensorSpec[] specs, Tensor[] initial, Tensor[] after)
    {
        var settled = true;
        for (var i = 0; i < state.Length; i++)
        {
            if (after[i].DType != specs[i].DType)
            {
                if (Literals.CanBecome(after[i], specs[i].DType))
                {
                    after[i] = after[i].Convert(specs[i].DType);
                }
                else if (Literals.CanBecome(initial[i], after[i].DType))
                {
                    initial[i] = initial[i].Convert(after[i].DType);
                    specs[i] = initial[i].Spec;
                    settled = false;
                    continue;
                }
                else
                {
                    throw new StagingException(
                        $"'{state[i].Name}' is {specs[i].DType} before the loop, but {after[i].DType} after one "
                        + "iteration. Use Cast, or start with another dtype.");
                }
            }

            if (!specs[i].Shape.Accepts(after[i].Shape))
            {
                if (after[i].Rank != specs[i].Shape.Rank)
                {
                    throw new StagingException(
                        $"'{state[i].Name}' has shape {specs[i].Shape} before the loop, but {after[i].Shape} after one "
                        + "iteration; the number of axes must stay.");
                }

                specs[i] = Specs.Join(specs[i], after[i].Spec);
                settled = false;
            }
        }

        return settled;
    }

    private static void Emit(
        GraphBuilder outer, Func<Tensor> test, StateVariable[] state, Tensor[] initial, TensorSpec[] specs,
        GraphBuilder bodyBuilder, Tensor[] after)
    {
        var testBuilder = new GraphBuilder($"{outer.Name} test", outer);
        Declare(testBuilder, state, specs);
        Tensor condition;
        using (Dispatch.Use(testBuilder))
        using (SourceLines.Keep())
        {
            condition = test();
        }

        Conditions.Check(condition.Spec);
        testBuilder.Import(condition);
        foreach (var value in after)
        {
            bodyBuilder.Import(value);
        }

        Tensor[] captures = [.. testBuilder.Captures.Union(bodyBuilder.Captures, SymbolComparer.Instance)];
        var op = new WhileOp(testBuilder.Build([condition], captures), bodyBuilder.Build(after, captures));
        var outputs = Dispatch.Run(op, [.. initial, .. captures]);
        for (var i = 0; i < state.Length; i++)
        {
            state[i].Value = outputs[i];
        }
    }
}
