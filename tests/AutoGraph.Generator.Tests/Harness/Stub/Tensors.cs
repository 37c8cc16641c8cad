// Stands in for the runtime in the generator's tests: scalars and lists of tensors, computed at once.
#nullable enable
using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoGraph
{
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class TensorFunctionAttribute : Attribute;

    public abstract class Operand
    {
        public abstract double Value { get; }

        public static implicit operator Operand(int x) => (Tensor)x;
        public static implicit operator Operand(double x) => (Tensor)x;
        public static bool operator true(Operand x) => x.Value != 0;
        public static bool operator false(Operand x) => x.Value == 0;
        public static Tensor operator !(Operand x) => x.Value == 0;
        public static Tensor operator -(Operand x) => -x.Value;
        public static Tensor operator &(Operand x, Operand y) => x.Value != 0 && y.Value != 0;
        public static Tensor operator |(Operand x, Operand y) => x.Value != 0 || y.Value != 0;
        public static Tensor operator +(Operand x, Operand y) => x.Value + y.Value;
        public static Tensor operator -(Operand x, Operand y) => x.Value - y.Value;
        public static Tensor operator *(Operand x, Operand y) => x.Value * y.Value;
        public static Tensor operator /(Operand x, Operand y) => x.Value / y.Value;
        public static Tensor operator %(Operand x, Operand y) => x.Value % y.Value;
        public static Tensor operator <(Operand x, Operand y) => x.Value < y.Value;
        public static Tensor operator >(Operand x, Operand y) => x.Value > y.Value;
        public static Tensor operator <=(Operand x, Operand y) => x.Value <= y.Value;
        public static Tensor operator >=(Operand x, Operand y) => x.Value >= y.Value;
        public static Tensor operator ==(Operand x, Operand y) => x.Value == y.Value;
        public static Tensor operator !=(Operand x, Operand y) => x.Value != y.Value;
        public override bool Equals(object? other) => ReferenceEquals(this, other);
        public override int GetHashCode() => 1;
    }

    public sealed class Tensor : Operand
    {
        private readonly Tensor[]? _rows;

        public Tensor(double value) => Value = value;

        public Tensor(IEnumerable<Tensor> rows) => _rows = rows.ToArray();

        public override double Value { get; }
        public int Length => _rows!.Length;
        public Tensor this[int index] => _rows![index];

        public static implicit operator Tensor(int x) => new((double)x);
        public static implicit operator Tensor(float x) => new((double)x);
        public static implicit operator Tensor(double x) => new(x);
        public static implicit operator Tensor(bool x) => new(x ? 1.0 : 0.0);
        public static implicit operator Tensor(Variable x) => new(x.Value);
        public static Tensor operator ++(Tensor x) => x.Value + 1;
        public static Tensor operator --(Tensor x) => x.Value - 1;
        public static Tensor Constant(double x) => x;
        public static Tensor Of(params double[] values) => new(values.Select(v => (Tensor)v));
        public static Tensor Stack(IEnumerable<Tensor> rows) => new(rows);
        public IEnumerator<Tensor> GetEnumerator() => ((IEnumerable<Tensor>)_rows!).GetEnumerator();
        public Tensor Floor() => Math.Floor(Value);
        public override string ToString() => _rows is null ? Value.ToString() : "[" + string.Join(" ", (object[])_rows) + "]";
    }

    public sealed class Variable(double value) : Operand
    {
        private double _value = value;

        public override double Value => _value;
        public void Assign(Tensor x) => _value = Staging.Stage.IsTracing ? _value : x.Value;
        public void operator +=(Tensor x) => Assign(_value + x.Value);
        public Tensor Read() => _value;
    }

    public sealed class TensorRange(int count)
    {
        public IEnumerator<Tensor> GetEnumerator() => Enumerable.Range(0, count).Select(i => (Tensor)i).GetEnumerator();
    }

    public static class Ag
    {
        public static TensorRange Range(Tensor count) => new((int)count.Value);
    }

    public static class AutoGraphOptions
    {
        public static bool RunFunctionsEagerly;
    }

    public sealed class TensorFunction<T>(
        Staging.TracedFunction traced, T original, T invoke, T twin, string code) where T : Delegate
    {
        public string Name => traced.Name;
        public T Original => original;
        public T Invoke => invoke;
        public T Twin => twin;
        public string ToCode() => code;
    }

    public static class TensorFunction
    {
        public static TensorFunction<Func<T, TResult>> Create<T, TResult>(Func<T, TResult> function)
            => new(new("eager"), function, function, function, "");

        public static TensorFunction<Func<T1, T2, TResult>> Create<T1, T2, TResult>(Func<T1, T2, TResult> function)
            => new(new("eager"), function, function, function, "");
    }
}
