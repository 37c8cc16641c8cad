using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AutoGraph.Devices;
using AutoGraph.Kernels;

namespace AutoGraph;

[CollectionBuilder(typeof(Tensor), nameof(FromElements))]
public sealed partial class Tensor
{
    /// <summary>A scalar literal; it takes the dtype of what it meets.</summary>
    public static implicit operator Tensor(int value) => Scalar(DType.Int32, value, isWeak: true);

    /// <summary>A scalar literal; it takes the dtype of what it meets.</summary>
    public static implicit operator Tensor(long value) => Scalar(DType.Int64, value, isWeak: true);

    /// <summary>A scalar literal; it takes the dtype of what it meets.</summary>
    public static implicit operator Tensor(ulong value) => Scalar(DType.UInt64, unchecked((long)value), isWeak: true);

    /// <summary>A scalar literal; it takes the dtype of what it meets.</summary>
    public static implicit operator Tensor(uint value) => Scalar(DType.UInt32, (long)value, isWeak: true);

    /// <summary>A scalar literal; it takes the dtype of what it meets.</summary>
    public static implicit operator Tensor(short value) => Scalar(DType.Int16, (long)value, isWeak: true);

    /// <summary>A scalar literal; it takes the dtype of what it meets.</summary>
    public static implicit operator Tensor(ushort value) => Scalar(DType.UInt16, (long)value, isWeak: true);

    /// <summary>A scalar literal; it takes the dtype of what it meets.</summary>
    public static implicit operator Tensor(sbyte value) => Scalar(DType.Int8, (long)value, isWeak: true);

    /// <summary>A scalar literal; it takes the dtype of what it meets.</summary>
    public static implicit operator Tensor(byte value) => Scalar(DType.UInt8, (long)value, isWeak: true);

    /// <summary>A scalar literal; it takes the dtype of what it meets.</summary>
    public static implicit operator Tensor(Half value) => Scalar(DType.Float16, (double)value, isWeak: true);

    /// <summary>A scalar literal; it takes the dtype of what it meets.</summary>
    public static implicit operator Tensor(float value) => Scalar(DType.Float32, value, isWeak: true);

    /// <summary>A scalar literal; it takes the dtype of what it meets.</summary>
    public static implicit operator Tensor(double value) => Scalar(DType.Float64, value, isWeak: true);

    /// <summary>A bool scalar.</summary>
    public static implicit operator Tensor(bool value) => Scalar(DType.Bool, value ? 1 : 0);

    /// <summary>A string scalar.</summary>
    public static implicit operator Tensor(string value)
        => new(DType.String, Layout.Scalar, new StringStorage([value]));

    /// <summary>A copy of the values, one axis.</summary>
    public static implicit operator Tensor(int[] values) => Constant(values);

    /// <summary>A copy of the values, one axis.</summary>
    public static implicit operator Tensor(float[] values) => Constant(values);

    /// <summary>A copy of the values, one axis.</summary>
    public static implicit operator Tensor(double[] values) => Constant(values);

    /// <summary>A copy of the values, one axis.</summary>
    public static implicit operator Tensor(bool[] values) => Constant(values);

    /// <summary>A copy of the values, two axes.</summary>
    public static implicit operator Tensor(int[,] values) => Constant(values);

    /// <summary>A copy of the values, two axes.</summary>
    public static implicit operator Tensor(float[,] values) => Constant(values);

    /// <summary>A copy of the values, two axes.</summary>
    public static implicit operator Tensor(double[,] values) => Constant(values);

    /// <summary>A constant from a number, or from nested collections of numbers: <c>Tensor.Constant([[1f, 2f], [3f,
    /// 4f]])</c>.</summary>
    /// <param name="value">A literal, or a collection expression of them; rows must have equal lengths.</param>
    /// <param name="dtype">Null for the dtype of the elements: <c>int</c> gives int32, <c>float</c> float32,
    /// <c>double</c> float64.</param>
    public static Tensor Constant(Tensor value, DType? dtype = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        var typed = dtype is null ? value : value.Cast(dtype);
        return typed.IsWeak ? typed.Over(typed.Layout) : ReferenceEquals(typed, value) ? typed.Keep("constant") : typed;
    }

    /// <summary>A copy of the values, one axis.</summary>
    /// <typeparam name="T">A type that has a dtype.</typeparam>
    public static Tensor Constant<T>(T[] values, DType? dtype = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        return FromArray<T>(values, [values.Length], dtype);
    }

    /// <summary>A copy of the values, two axes.</summary>
    /// <typeparam name="T">A type that has a dtype.</typeparam>
    public static Tensor Constant<T>(T[,] values, DType? dtype = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        return FromArray<T>(values, [values.GetLength(0), values.GetLength(1)], dtype);
    }

    /// <summary>A copy of the values, three axes.</summary>
    /// <typeparam name="T">A type that has a dtype.</typeparam>
    public static Tensor Constant<T>(T[,,] values, DType? dtype = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        return FromArray<T>(values, [values.GetLength(0), values.GetLength(1), values.GetLength(2)], dtype);
    }

    /// <summary>A copy of the values, two axes.</summary>
    /// <typeparam name="T">A type that has a dtype.</typeparam>
    /// <exception cref="ShapeException">The rows differ in length.</exception>
    public static Tensor Constant<T>(T[][] values, DType? dtype = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        return Constant(Stack(Array.ConvertAll(values, row => Constant(row))), dtype);
    }

    /// <summary>A copy of the values, three axes.</summary>
    /// <typeparam name="T">A type that has a dtype.</typeparam>
    /// <exception cref="ShapeException">The rows differ in length.</exception>
    public static Tensor Constant<T>(T[][][] values, DType? dtype = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        return Constant(Stack(Array.ConvertAll(values, rows => Constant(rows))), dtype);
    }

    /// <summary>A copy of the values, one axis.</summary>
    /// <typeparam name="T">A type that has a dtype.</typeparam>
    public static Tensor From<T>(ReadOnlySpan<T> values)
        where T : unmanaged
        => From(values, (int[])[values.Length]);

    /// <summary>A copy of the values, row by row, in a shape.</summary>
    /// <typeparam name="T">A type that has a dtype.</typeparam>
    /// <exception cref="ShapeException">The number of values is not that of the shape.</exception>
    public static Tensor From<T>(ReadOnlySpan<T> values, Shape shape)
        where T : unmanaged
    {
        if (shape.ElementCount != values.Length)
        {
            throw new ShapeException($"from: {values.Length} values do not fill shape {shape}, which has "
                + $"{shape.ElementCount} elements.");
        }

        var result = Allocate(DType.Of<T>(), shape);
        values.CopyTo(result.Writable<T>());
        return result;
    }

    /// <summary>Zeros.</summary>
    /// <param name="shape">Known sizes.</param>
    /// <param name="dtype">Null for float32.</param>
    public static Tensor Zeros(Shape shape, DType? dtype = null) => Repeated(dtype ?? DType.Float32, 0, shape).Pack();

    /// <summary>Ones.</summary>
    /// <inheritdoc cref="Zeros"/>
    public static Tensor Ones(Shape shape, DType? dtype = null) => Repeated(dtype ?? DType.Float32, 1, shape).Pack();

    /// <summary>A shape filled with one number.</summary>
    /// <param name="shape">Known sizes.</param>
    /// <param name="value">A scalar; its dtype is that of the result.</param>
    public static Tensor Full(Shape shape, Tensor value)
    {
        var filled = BroadcastTo(Constant(value), shape);
        return filled.IsSymbolic ? filled : filled.Pack();
    }

    /// <summary>The rows of a tensor along its first axis, eagerly; while a function is traced the generator stages the
    /// loop.</summary>
    public IEnumerator<Tensor> GetEnumerator()
    {
        if (IsSymbolic)
        {
            throw NotConcrete("the rows");
        }

        return ((IEnumerable<Tensor>)Unstack(this)).GetEnumerator();
    }

    /// <summary>A scalar that stands for every element of a shape, without memory for them.</summary>
    internal static Tensor Repeated(DType dtype, double value, Shape shape)
    {
        var scalar = Scalar(dtype, value);
        return shape.Rank == 0 ? scalar : new Tensor(dtype, Layout.Scalar.Broadcast(shape), scalar.Storage);
    }

    internal static Tensor Scalar(DType dtype, double value, bool isWeak = false)
    {
        var storage = Storage.Allocate(dtype.Size);
        Numbers.Write(storage.Address, dtype.Element, value);
        return new Tensor(dtype, Layout.Scalar, storage, isWeak);
    }

    internal static Tensor Scalar(DType dtype, long value, bool isWeak = false)
    {
        var storage = Storage.Allocate(dtype.Size);
        Numbers.Write(storage.Address, dtype.Element, value);
        return new Tensor(dtype, Layout.Scalar, storage, isWeak);
    }

    private static Tensor FromArray<T>(Array values, int[] sizes, DType? dtype)
        where T : notnull
    {
        var shape = new Shape(sizes);
        if (typeof(T) == typeof(string))
        {
            return new Tensor(DType.String, Layout.Contiguous(shape), new StringStorage([.. values.Cast<string>()]));
        }

        var result = Allocate(DType.Of<T>(), shape);
        unsafe
        {
            var bytes = shape.ElementCount * result.DType.Size;
            fixed (byte* source = &MemoryMarshal.GetArrayDataReference(values))
            {
                Buffer.MemoryCopy(source, (void*)result.Storage.Address, bytes, bytes);
            }
        }

        return dtype is null ? result : result.Cast(dtype);
    }
}
