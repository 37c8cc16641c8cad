using AutoGraph.Ops;

namespace AutoGraph;

/// <summary>A tensor that can be assigned; functions capture it by reference. In an expression it stands for its value
/// of the moment.</summary>
public sealed class Variable : Operand
{
    /// <summary>A variable with a first value, whose dtype and shape it keeps.</summary>
    /// <param name="initialValue">Any concrete tensor.</param>
    /// <param name="trainable">Watched by tapes without being asked.</param>
    /// <param name="name">For graphs and messages.</param>
    /// <exception cref="StagingException">The value is symbolic: a variable cannot be made from a traced
    /// tensor.</exception>
    public Variable(Tensor initialValue, bool trainable = true, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(initialValue);
        if (initialValue.IsSymbolic)
        {
            throw initialValue.NotConcrete("the initial value of a variable");
        }

        Cell = new Cell(Tensor.Constant(initialValue.Keep("variable")).Pack(), trainable, name ?? "Variable");
    }

    /// <summary>For graphs and messages.</summary>
    public string Name => Cell.Name;

    /// <summary>Watched by tapes without being asked.</summary>
    public bool Trainable => Cell.Trainable;

    /// <inheritdoc/>
    public override DType DType => Cell.Spec.DType;

    /// <inheritdoc/>
    public override Shape Shape => Cell.Spec.Shape;

    internal Cell Cell { get; }

    /// <summary>A part, to read or to assign to: <c>v[0, 0].Assign(3f)</c>.</summary>
    /// <inheritdoc cref="Operand.this[ReadOnlySpan{TensorIndex}]"/>
    public new VariableSlice this[params ReadOnlySpan<TensorIndex> indices] => new(this, indices);

    /// <summary>The value of the moment.</summary>
    public static implicit operator Tensor(Variable variable) => variable.Read();

    /// <summary>Adds in place: <c>v += 1f</c>.</summary>
    public void operator +=(Tensor value) => AssignAdd(value);

    /// <summary>Subtracts in place: <c>v -= 1f</c>.</summary>
    public void operator -=(Tensor value) => AssignSub(value);

    /// <summary>The value of the moment; later assignments do not change it.</summary>
    public Tensor Read() => Dispatch.Single(new ReadVariable(Cell));

    /// <summary>Replaces the value.</summary>
    /// <param name="value">The variable's dtype (a literal adapts) and shape.</param>
    /// <exception cref="ShapeException">Another shape.</exception>
    /// <exception cref="DTypeException">Another dtype.</exception>
    public void Assign(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.IsWeak && value.DType != DType)
        {
            var like = Tensor.Repeated(DType, 0, default);
            Literals.Adapt("assign", ref value, ref like);
        }

        Dispatch.Run(new AssignVariable(Cell), value);
    }

    /// <summary>Adds a tensor that broadcasts to the variable's shape.</summary>
    public void AssignAdd(Tensor value) => Assign(this + value);

    /// <summary>Subtracts a tensor that broadcasts to the variable's shape.</summary>
    public void AssignSub(Tensor value) => Assign(this - value);

    /// <summary>As TensorFlow prints it: <c>&lt;Variable 'w' shape=(2,) dtype=int32, numpy=array([2, 3],
    /// dtype=int32)&gt;</c>.</summary>
    public override string ToString()
        => $"<Variable '{Name}' shape={Shape} dtype={DType}, numpy={TensorText.ReprBehindName(Cell.Read())}>";

    internal override Tensor AsTensor() => Read();
}
