using System.Diagnostics;
using AutoGraph.Devices;
using AutoGraph.Kernels;

namespace AutoGraph;

/// <summary>An immutable array of numbers of one dtype, or, while a function is traced, the symbol of one.</summary>
/// <remarks>Nobody has to dispose a tensor: its memory goes back to a pool when nothing reaches it any more.
/// <see cref="Dispose"/> gives it back earlier.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class Tensor : Operand, IFormattable
{
    private readonly Layout? layout;
    private readonly Storage? storage;
    private readonly Symbol? symbol;

    internal Tensor(DType dtype, Layout layout, Storage storage, bool isWeak = false)
    {
        DType = dtype;
        Shape = layout.Shape;
        this.layout = layout;
        this.storage = storage;
        IsWeak = isWeak;
    }

    internal Tensor(TensorSpec spec, Symbol symbol)
    {
        DType = spec.DType;
        Shape = spec.Shape;
        this.symbol = symbol;
    }

    /// <inheritdoc/>
    public override DType DType { get; }

    /// <inheritdoc/>
    public override Shape Shape { get; }

    /// <summary>True while a function is traced: the tensor has a dtype and a shape, its elements do not exist
    /// yet.</summary>
    public bool IsSymbolic => symbol is not null;

    /// <summary>A literal: a scalar that takes the dtype of what it meets.</summary>
    internal bool IsWeak { get; }

    internal TensorSpec Spec => new(Shape, DType);

    internal Symbol? Symbol => symbol;

    internal Layout Layout => layout ?? throw NotConcrete("the elements");

    internal Storage Storage
        => storage is { IsOpen: true } open && fate != Fate.Disposed ? open : Shared("reading the elements");

    /// <summary>Where the first element lies. Keep the tensor alive while it is used.</summary>
    internal nint Address => Storage.Address + (Layout.Offset * DType.Size);

    /// <summary>A concrete tensor for a kernel. Keep the tensor alive while the view is used.</summary>
    internal View View => new(Address, Layout, DType.Element);

    /// <summary>As TensorFlow prints it: <c>Tensor([2 3], shape=(2,), dtype=int32)</c>.</summary>
    public override string ToString()
        => $"Tensor({(IsSymbolic ? "symbolic" : IsDisposed ? "disposed" : TensorText.Values(this))}, "
            + $"shape={Shape}, dtype={DType})";

    /// <summary>As text in a format.</summary>
    /// <param name="format">
    /// Null or "G" as <see cref="ToString()"/>; "R" as TensorFlow's repr,
    /// <c>&lt;Tensor: shape=(2,), dtype=int32, numpy=array([2, 3], dtype=int32)&gt;</c>;
    /// else a format of numbers, such as "F2", for the elements alone.
    /// </param>
    /// <param name="formatProvider">Not used: tensors print alike everywhere.</param>
    public string ToString(string? format, IFormatProvider? formatProvider = null) => format switch
    {
        null or "" or "G" => ToString(),
        "R" when IsSymbolic => $"<Tensor: shape={Shape}, dtype={DType}, symbolic>",
        "R" => $"<Tensor: shape={Shape}, dtype={DType}, numpy={TensorText.ReprBehindName(this)}>",
        _ => IsSymbolic ? ToString() : TensorText.Formatted(this, format),
    };

    internal override Tensor AsTensor() => this;

    internal static Tensor Allocate(DType dtype, Layout layout)
        => new(dtype, layout, Storage.Allocate(layout.Count * dtype.Size));

    internal static Tensor Allocate(DType dtype, Shape shape) => Allocate(dtype, Layout.Contiguous(shape));

    /// <summary>The error for reading a symbolic tensor.</summary>
    internal StagingException NotConcrete(string what) => new(
        $"Reading {what} of a symbolic tensor ({Spec}) while '{symbol!.FunctionName}' is being traced: "
        + "the value exists only when the graph runs. Keep to tensor operations and staged control flow "
        + "in a [TensorFunction], or return the tensor and read it outside.");
}

/// <summary>A buffer as a kernel sees it.</summary>
/// <param name="Address">Of the first element of the view.</param>
/// <param name="Layout">Sizes and strides; its offset is already in the address.</param>
/// <param name="Element">What lies there.</param>
internal readonly record struct View(nint Address, Layout Layout, ElementType Element)
{
    public Shape Shape => Layout.Shape;
}
