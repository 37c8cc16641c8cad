namespace AutoGraph.Kernels;

/// <summary>
/// A node of a scalar formula: what one element of a result is, in terms of one element of each input.
/// </summary>
/// <remarks>
/// Immutable, typed, shared: a formula is a directed acyclic graph. Numbers in C# are weak: they take the type of the
/// operand beside them. Loops, their gradients and fused loops are all derived from formulas.
/// </remarks>
public sealed partial class Scalar : IEquatable<Scalar>
{
    private readonly Scalar[] operands;
    private readonly int hash;

    private Scalar(Primitive primitive, ElementType type, long payload, bool weak, Scalar[] operands)
    {
        Primitive = primitive;
        Type = type;
        Payload = payload;
        IsWeak = weak;
        this.operands = operands;
        var code = new HashCode();
        code.Add((int)primitive);
        code.Add((int)type);
        code.Add(payload);
        long nodes = 1;
        foreach (var operand in operands)
        {
            code.Add(operand.hash);
            nodes += operand.TreeSize;
        }

        TreeSize = (int)Math.Min(nodes, int.MaxValue / 4);
        hash = code.ToHashCode();
    }

    /// <summary>What the node does.</summary>
    public Primitive Primitive { get; }

    /// <summary>The type of its value.</summary>
    public ElementType Type { get; }

    /// <summary>What it works on; empty for inputs and constants.</summary>
    public IReadOnlyList<Scalar> Operands => operands;

    /// <summary>Index of an input; 0 for other nodes.</summary>
    public int InputIndex => Primitive == Primitive.Input ? (int)Payload : 0;

    /// <summary>Value of a constant, rounded when it is a large Int64 or UInt64; NaN for other nodes.</summary>
    public double ConstantValue => Primitive == Primitive.Constant ? Number.ToDouble(Payload, Type) : double.NaN;

    /// <summary>A literal that has not met a typed operand yet.</summary>
    internal bool IsWeak { get; }

    /// <summary>Index of an input, or a constant as <see cref="Number"/> keeps it.</summary>
    internal long Payload { get; }

    /// <summary>Nodes counted without sharing, saturating.</summary>
    internal int TreeSize { get; }

    internal ReadOnlySpan<Scalar> OperandSpan => operands;

    /// <summary>One element of the input <paramref name="index"/>.</summary>
    public static Scalar Input(int index, ElementType type)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new(Primitive.Input, type, index, false, []);
    }

    /// <summary>A number of the given type, rounded to it; integers saturate.</summary>
    public static Scalar Constant(double value, ElementType type)
        => new(Primitive.Constant, type, Number.FromDouble(value, type), false, []);

    /// <summary>A whole number of the given type; wraps when it does not fit.</summary>
    public static Scalar Constant(long value, ElementType type)
        => new(Primitive.Constant, type, Number.FromLong(value, type), false, []);

    /// <summary>A constant as <see cref="Number"/> keeps it.</summary>
    internal static Scalar OfPayload(long payload, ElementType type) => new(Primitive.Constant, type, payload, false, []);

    /// <summary>A literal: takes the type of the operand beside it, Float64 when there is none.</summary>
    public static implicit operator Scalar(double value)
        => Weak(Number.FromDouble(value, ElementType.Float64), ElementType.Float64);

    /// <summary>A literal: takes the type of the operand beside it, Float32 when there is none.</summary>
    public static implicit operator Scalar(float value)
        => Weak(Number.FromDouble(value, ElementType.Float32), ElementType.Float32);

    /// <summary>A literal: takes the type of the operand beside it, Int32 when there is none.</summary>
    public static implicit operator Scalar(int value) => Weak(value, ElementType.Int32);

    /// <summary>A literal: takes the type of the operand beside it, Int64 when there is none.</summary>
    public static implicit operator Scalar(long value) => Weak(value, ElementType.Int64);

    /// <summary>A literal of type Bool.</summary>
    public static implicit operator Scalar(bool value) => Constant(value ? 1L : 0L, ElementType.Bool);

    /// <summary>True when both compute the same from the same inputs, written the same way.</summary>
    public bool Equals(Scalar? other) => other is not null && Same(this, other, []);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Scalar);

    /// <inheritdoc/>
    public override int GetHashCode() => hash;

    /// <summary>The formula as one reads it; parts used twice get a name when it is long.</summary>
    public override string ToString() => FormulaText.Of(this);

    /// <summary>A node of given operands, literals typed, constants folded.</summary>
    internal static Scalar Create(Primitive primitive, params ReadOnlySpan<Scalar> operands)
    {
        var typed = Typed(primitive, operands);
        var type = PrimitiveRules.Infer(primitive, typed);
        return Finish(primitive, type, typed);
    }

    internal static Scalar CastTo(Scalar operand, ElementType type)
        => operand.IsWeak ? operand.Retyped(type)
            : operand.Type == type ? operand
            : Finish(Primitive.Cast, type, [operand]);

    private static Scalar Weak(long payload, ElementType type) => new(Primitive.Constant, type, payload, true, []);

    private static Scalar Finish(Primitive primitive, ElementType type, Scalar[] operands)
    {
        foreach (var operand in operands)
        {
            if (operand.Primitive != Primitive.Constant)
            {
                return new(primitive, type, 0, false, operands);
            }
        }

        Span<long> values = stackalloc long[3];
        for (int i = 0; i < operands.Length; i++)
        {
            values[i] = operands[i].Payload;
        }

        long folded = Reference.Apply(primitive, type, operands[0].Type, values[0], values[1], values[2]);
        bool weak = Array.TrueForAll(operands, operand => operand.IsWeak) && type != ElementType.Bool;
        return new(Primitive.Constant, type, folded, weak, []);
    }

    /// <summary>
    /// Literals take the type of the first typed operand; among literals floating wins, then the wider.
    /// </summary>
    private static Scalar[] Typed(Primitive primitive, ReadOnlySpan<Scalar> operands)
    {
        var typed = operands.ToArray();
        int start = primitive == Primitive.Select ? 1 : 0;
        ElementType? strong = null;
        ElementType? widest = null;
        for (int i = start; i < typed.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(typed[i]);
            var type = typed[i].Type;
            strong ??= typed[i].IsWeak ? null : type;
            widest = widest is null || type > widest ? type : widest;
        }

        for (int i = start; i < typed.Length; i++)
        {
            if (!typed[i].IsWeak)
            {
                continue;
            }

            typed[i] = strong is { } target ? typed[i].Retyped(target)
                : Weak(Number.Convert(typed[i].Payload, typed[i].Type, widest!.Value), widest.Value);
        }

        if (primitive.IsFloatingOnly() && strong is null && !widest!.Value.IsFloating())
        {
            for (int i = 0; i < typed.Length; i++)
            {
                typed[i] = Number.ToDouble(typed[i].Payload, typed[i].Type);
            }
        }

        return typed;
    }

    private static bool Same(Scalar left, Scalar right, HashSet<(Scalar Left, Scalar Right)> seen)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.hash != right.hash || left.Primitive != right.Primitive || left.Type != right.Type
            || left.Payload != right.Payload || left.operands.Length != right.operands.Length)
        {
            return false;
        }

        // A pair under comparison or found equal need not be walked again: sharing must not cost exponential time.
        if (left.operands.Length == 0 || !seen.Add(new(left, right)))
        {
            return true;
        }

        for (int i = 0; i < left.operands.Length; i++)
        {
            if (!Same(left.operands[i], right.operands[i], seen))
            {
                return false;
            }
        }

        return true;
    }

    private Scalar Retyped(ElementType type)
    {
        if (!type.IsFloating() && Type.IsFloating() && ConstantValue != Math.Truncate(ConstantValue))
        {
            throw new ArgumentException($"The literal {ConstantValue} is no {type}; Cast the operand beside it.");
        }

        return type == ElementType.Bool && Payload is not (0 or 1)
            ? throw new ArgumentException($"The literal {ConstantValue} is no Bool; write true or false.")
            : new(Primitive.Constant, type, Number.Convert(Payload, Type, type), false, []);
    }
}
