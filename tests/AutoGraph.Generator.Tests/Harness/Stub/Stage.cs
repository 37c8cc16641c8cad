// The staging surface. As a tracer would, it runs every body once without effect before it computes: a variable that
// is missing from the state shows in the result.
#nullable enable
using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;

namespace AutoGraph.Staging
{
    public readonly record struct StateVariable(string Name, Func<Tensor?> Get, Action<Tensor> Set);

    public static class Stage
    {
        [ThreadStatic] private static int s_tracing;

        public static readonly StringBuilder Printed = new();

        public static int TracedCalls;

        public static bool IsTracing => s_tracing > 0;

        public static StateVariable Var(string name, Func<Tensor?> get, Action<Tensor> set) => new(name, get, set);

        public static void If(Tensor condition, Action then, Action? otherwise, params StateVariable[] state)
        {
            Trace(then, state);
            if (otherwise is not null) Trace(otherwise, state);
            if (condition.Value != 0) then();
            else otherwise?.Invoke();
        }

        public static void While(Func<Tensor> test, Action body, params StateVariable[] state)
        {
            Trace(() => { test(); body(); test(); }, state);
            if (IsTracing) return;
            while (test().Value != 0) body();
        }

        public static void For(Tensor over, Action<Tensor> body, Func<Tensor>? test, params StateVariable[] state)
            => For(over.GetEnumerator(), body, test, state);

        public static void For(TensorRange over, Action<Tensor> body, Func<Tensor>? test, params StateVariable[] state)
            => For(over.GetEnumerator(), body, test, state);

        public static Tensor And(Tensor left, Func<Tensor> right)
        {
            Trace(() => right(), []);
            return left.Value != 0 ? right() : left;
        }

        public static Tensor Or(Tensor left, Func<Tensor> right)
        {
            Trace(() => right(), []);
            return left.Value != 0 ? left : right();
        }

        public static Tensor Select(Tensor condition, Func<Tensor> whenTrue, Func<Tensor> whenFalse)
        {
            Trace(() => { whenTrue(); whenFalse(); }, []);
            return condition.Value != 0 ? whenTrue() : whenFalse();
        }

        public static void WriteLine(string format, params Tensor[] values) => Write(format + "\n", values);

        public static void Write(string format, params Tensor[] values)
        {
            if (!IsTracing) Printed.AppendFormat(format, values.Select(value => (object)value.Value).ToArray());
        }

        private static void For(IEnumerator<Tensor> over, Action<Tensor> body, Func<Tensor>? test, StateVariable[] state)
        {
            Trace(() => { test?.Invoke(); body(new Tensor(1.0)); test?.Invoke(); }, state);
            if (IsTracing) return;
            while (over.MoveNext() && (test is null || test().Value != 0)) body(over.Current);
        }

        private static void Trace(Action body, StateVariable[] state)
        {
            var before = state.Select(variable => variable.Get()).ToArray();
            s_tracing++;
            try
            {
                body();
            }
            catch (Exception error) when (error is NullReferenceException or IndexOutOfRangeException)
            {
                // A value that only the real run has.
            }
            finally
            {
                s_tracing--;
                for (var i = 0; i < state.Length; i++) state[i].Set(before[i]!);
            }
        }
    }

    public sealed class TracedFunction(string name)
    {
        private static readonly ConditionalWeakTable<object, Dictionary<int, TracedFunction>> Instances = new();

        public string Name => name;

        public List<object?> Keys { get; } = [];

        public static TracedFunction Of(object instance, string name, int slot)
        {
            var all = Instances.GetOrCreateValue(instance);
            return all.TryGetValue(slot, out var traced) ? traced : all[slot] = new(name);
        }

        public Tensor Call<THost>(Tensor[] inputs, THost host, Func<Tensor[], THost, Tensor> body) => Note(host, body(inputs, host));

        public Tensor[] CallMany<THost>(Tensor[] inputs, THost host, Func<Tensor[], THost, Tensor[]> body)
            => Note(host, body(inputs, host));

        public void CallVoid<THost>(Tensor[] inputs, THost host, Action<Tensor[], THost> body)
        {
            body(inputs, host);
            Note(host, 0);
        }

        private T Note<T>(object? host, T result)
        {
            Stage.TracedCalls++;
            if (!Keys.Contains(host)) Keys.Add(host);
            return result;
        }
    }
}
