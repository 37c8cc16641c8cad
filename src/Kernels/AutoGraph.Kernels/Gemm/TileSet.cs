using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes;

namespace AutoGraph.Kernels;

/// <summary>The tiles for one element type on this machine; each variant is made when first used.</summary>
internal sealed unsafe class TileSet
{
    /// <summary>Vectors of the widest tile, which has one row.</summary>
    private const int MaxVectors = 8;

    private readonly Lock _gate = new();
    private readonly Func<TileShape, TileBody> _make;
    private readonly TileBody?[] _bodies;

    private TileSet(
        int elementBytes, int lanes, int maxRows, bool canMask, RowDotsBody rowDots, Func<TileShape, TileBody> make)
    {
        (ElementBytes, Lanes, MaxRows, CanMask) = (elementBytes, lanes, maxRows, canMask);
        (RowDots, _make) = (rowDots, make);
        _bodies = new TileBody?[Index(maxRows, MaxVectors, LeftForm.UnitSteps, masked: true) + 1];
    }

    /// <summary>For Float32.</summary>
    public static TileSet Single { get; } =
        !RuntimeFeature.IsDynamicCodeCompiled || !HasFma ? Portable<float>()
        : Vector512.IsHardwareAccelerated && Avx512F.IsSupported
            ? Emitted<float, Single512, Vector512<float>>(lanes: 16, maxRows: 12)
        : Emitted<float, Single256, Vector256<float>>(lanes: 8, maxRows: 6);

    /// <summary>For Float64.</summary>
    public static TileSet Double { get; } =
        !RuntimeFeature.IsDynamicCodeCompiled || !HasFma ? Portable<double>()
        : Vector512.IsHardwareAccelerated && Avx512F.IsSupported
            ? Emitted<double, Double512, Vector512<double>>(lanes: 8, maxRows: 12)
        : Emitted<double, Double256, Vector256<double>>(lanes: 4, maxRows: 6);

    /// <summary>For Int32; wraps around.</summary>
    public static TileSet Int { get; } = Portable<int>();

    /// <summary>For Int64; wraps around.</summary>
    public static TileSet Long { get; } = Portable<long>();

    /// <summary>Bytes of one element.</summary>
    public int ElementBytes { get; }

    /// <summary>Elements of a vector.</summary>
    public int Lanes { get; }

    /// <summary>Rows of the tallest tile.</summary>
    public int MaxRows { get; }

    /// <summary>True when a tile reads only the columns it is told to; else the right operand is packed.</summary>
    public bool CanMask { get; }

    /// <summary>A matrix times a vector.</summary>
    public RowDotsBody RowDots { get; }

    private static bool HasFma => Avx2.IsSupported && Fma.IsSupported;

    /// <summary>Columns of a tile when so many rows are all there are: few rows leave registers for more columns.
    /// </summary>
    public int PanelColumns(int rows)
        => Lanes * (!CanMask ? 2 : rows switch { 1 => MaxVectors, <= 3 => 4, _ => 2 });

    /// <summary>Columns of a packed panel, whatever the number of rows.</summary>
    public int PackedColumns => 2 * Lanes;

    /// <summary>The tile for so many rows and columns.</summary>
    public TileBody Body(int rows, int columns, LeftForm form)
    {
        var vectors = GemmBlocking.Parts(columns, Lanes);
        var masked = columns != vectors * Lanes;
        ref var body = ref _bodies[Index(rows, vectors, form, masked)];

        return Volatile.Read(ref body) ?? Make(ref body, new(rows, vectors, form, masked, Lanes, Lanes * ElementBytes));
    }

    /// <summary>One panel of columns for any number of rows, with both operands in place; see <see cref="TileBody"/>.
    /// </summary>
    public void Run(
        int rows, int columns, int k, LeftForm form, byte* a, nint aStride, byte* b, nint bStride, byte* c,
        nint cStride, bool accumulate)
    {
        var aRow = form == LeftForm.UnitRows ? ElementBytes : aStride;
        var tiles = new RowTiles(rows, MaxRows);
        for (int tile = 0, end; tile < tiles.Count; tile = end)
        {
            end = tiles.EndOfRun(tile);
            var row = tiles.FirstRow(tile);
            var height = tiles.FirstRow(tile + 1) - row;
            Body(height, columns, form)(
                k, a + row * aRow, aStride, b, bStride, c + row * cStride, cStride, columns, accumulate, end - tile,
                height * aRow);
        }
    }

    /// <summary>The tiles for an element type; for two-byte floats those of Float32.</summary>
    /// <exception cref="NotSupportedException">It has none.</exception>
    public static TileSet Of(ElementType type) => type switch
    {
        ElementType.Float32 or ElementType.Float16 or ElementType.BFloat16 => Single,
        ElementType.Float64 => Double,
        ElementType.Int32 => Int,
        ElementType.Int64 => Long,
        _ => throw new NotSupportedException(
            $"Gemm: expected a floating type, Int32 or Int64, received {type}. Convert the operands first."),
    };

    /// <summary>Made of <see cref="Vector{T}"/>: for where code cannot be emitted, and for integers.</summary>
    internal static TileSet Portable<T>()
        where T : unmanaged, INumberBase<T>
        => new(sizeof(T), Vector<T>.Count, PortableTile<T>.MaxRows, canMask: false, Kernels.RowDots<T>.Run,
            static shape => new PortableTile<T>(shape).Run);

    /// <summary>Made by the emitter.</summary>
    [RequiresDynamicCode("Emits a DynamicMethod.")]
    internal static TileSet Emitted<
        T, [DynamicallyAccessedMembers(PublicMethods)] TLanes, TVector>(
        int lanes, int maxRows)
        where T : unmanaged, INumberBase<T>
        where TLanes : ILanes<TVector>
        => new(sizeof(T), lanes, maxRows, canMask: true, Kernels.RowDots<T>.Run, TileEmitter.Emit<TLanes, TVector>);

    /// <summary>Threads meet here at their first chunk: one makes the tile, the others wait for it.</summary>
    private TileBody Make(ref TileBody? body, TileShape shape)
    {
        lock (_gate)
        {
            if (body is null)
            {
                var start = Stopwatch.GetTimestamp();
                body = _make(shape);
                CompiledKernels.Add(start);
            }

            return body;
        }
    }

    private static int Index(int rows, int vectors, LeftForm form, bool masked)
        => (((rows - 1) * MaxVectors + vectors - 1) * 2 + (int)form) * 2 + (masked ? 1 : 0);
}
