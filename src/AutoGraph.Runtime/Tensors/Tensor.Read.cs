using AutoGraph.Devices;

namespace AutoGraph;

public sealed partial class Tensor
{
    /// <summary>Reads a bool scalar: <c>if (tensor)</c> outside a traced function.</summary>
    public static bool operator true(Tensor value) => ReadCondition(value);

    /// <summary>Reads a bool scalar.</summary>
    public static bool operator false(Tensor value) => !ReadCondition(value);

    /// <summary>The one element of a tensor.</summary>
    /// <typeparam name="T">The C# type of the dtype.</typeparam>
    /// <exception cref="ShapeException">There is more or less than one element.</exception>
    /// <exception cref="DTypeException">The dtype is another.</exception>
    public T ToScalar<T>()
        where T : notnull
    {
        if (IsSymbolic)
        {
            throw NotConcrete("the value");
        }

        return Layout.Count == 1
            ? ToArray<T>()[0]
            : throw new ShapeException($"toScalar: expected one element, got shape {Shape}. Use ToArray, or reduce "
                + $"it first.");
    }

    /// <summary>A copy of the elements, row by row.</summary>
    /// <typeparam name="T">The C# type of the dtype.</typeparam>
    /// <exception cref="DTypeException">The dtype is another.</exception>
    public T[] ToArray<T>()
        where T : notnull
    {
        CheckType<T>("toArray");
        var packed = Pack();
        if (packed.Storage is StringStorage strings)
        {
            return (T[])(object)strings.Items.ToArray();
        }

        unsafe
        {
            var result = new ReadOnlySpan<T>((void*)packed.View.Address, checked((int)Layout.Count)).ToArray();
            GC.KeepAlive(packed);
            return result;
        }
    }

    /// <summary>A copy of the elements as rows and columns.</summary>
    /// <typeparam name="T">The C# type of the dtype.</typeparam>
    /// <exception cref="ShapeException">There are not two axes.</exception>
    public T[,] To2D<T>()
        where T : notnull
    {
        if (Rank != 2)
        {
            throw new ShapeException($"to2D: expected 2 axes, got shape {Shape}. Reshape it first.");
        }

        var flat = ToArray<T>();
        var result = new T[Shape.Sizes[0], Shape.Sizes[1]];
        for (var i = 0; i < flat.Length; i++)
        {
            result[i / Shape.Sizes[1], i % Shape.Sizes[1]] = flat[i];
        }

        return result;
    }

    /// <summary>The elements without a copy. The tensor must stay reachable, and not be disposed, as long as the span
    /// is used.</summary>
    /// <typeparam name="T">The C# type of the dtype.</typeparam>
    /// <exception cref="ShapeException">The elements do not lie row by row without gaps (a transposed or sliced
    /// tensor).</exception>
    public ReadOnlySpan<T> AsSpan<T>()
        where T : unmanaged
    {
        CheckType<T>("asSpan");
        if (!Layout.IsPacked)
        {
            throw new ShapeException($"asSpan: the elements of this view of shape {Shape} do not lie in a row. Use "
                + $"ToArray for a copy.");
        }

        unsafe
        {
            return new ReadOnlySpan<T>((void*)View.Address, checked((int)Layout.Count));
        }
    }

    /// <summary>Another object for the same elements.</summary>
    internal Tensor Alias() => IsSymbolic ? new Tensor(Spec, Symbol!) : Over(Layout);

    /// <summary>The same scalar in another dtype; for literals.</summary>
    internal Tensor Convert(DType dtype) => DType.IsInteger
        ? Scalar(dtype, Numbers.ReadInteger(View.Address, DType.Element))
        : Scalar(dtype, Numbers.ReadDouble(View.Address, DType.Element));

    /// <summary>The memory of a tensor that nobody else has seen yet.</summary>
    internal unsafe Span<T> Writable<T>()
        where T : unmanaged
        => new((void*)Storage.Address, checked((int)Layout.Count));

    /// <summary>Where each element lies in the buffer, row by row.</summary>
    internal IEnumerable<nint> Offsets()
    {
        var index = new int[Rank];
        for (long n = 0; n < Layout.Count; n++)
        {
            var offset = Layout.Offset;
            for (var i = 0; i < index.Length; i++)
            {
                offset += index[i] * Layout.Strides[i];
            }

            yield return offset;
            for (var i = Rank - 1; i >= 0 && ++index[i] == Shape.Sizes[i]; i--)
            {
                index[i] = 0;
            }
        }
    }

    private static bool ReadCondition(Tensor value)
    {
        if (value.IsSymbolic)
        {
            throw value.NotConcrete("the condition");
        }

        return value.DType == DType.Bool
            ? value.ToScalar<bool>()
            : throw new DTypeException($"A condition must be a bool scalar, got {value.Spec}. Compare it with a "
                + $"value.");
    }

    private void CheckType<T>(string operation)
    {
        if (IsSymbolic)
        {
            throw NotConcrete("the elements");
        }

        if (typeof(T) != DType.ClrType)
        {
            throw new DTypeException($"{operation}: the tensor is {DType}, its elements are {DType.ClrType.Name}, "
                + $"not {typeof(T).Name}. Use Cast first.");
        }

        _ = Held(operation);
    }
}
