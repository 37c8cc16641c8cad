namespace AutoGraph.Kernels;

/// <summary>3x3 filters, transformed, as right operands of 16 products: a chunk is a panel of columns.</summary>
/// <param name="panels">The filters as they are.</param>
/// <param name="steps">Channels of the source.</param>
/// <param name="packed">Room for <see cref="PackedBytes"/>.</param>
internal readonly unsafe struct WinogradFilters<TRegister, T>(FilterPanels panels, int steps, byte* packed) : IChunkJob
    where TRegister : unmanaged, IRegister<TRegister, T>
    where T : unmanaged
{
    /// <summary>The chunks of transforming.</summary>
    public int Panels => panels.Panels;

    /// <summary>Columns of a panel; the last may have fewer.</summary>
    public int PanelColumns => panels.PanelColumns;

    /// <summary>The number of columns of a panel.</summary>
    public int Columns(int panel) => panels.Columns(panel);

    /// <summary>Bytes from step to step of a panel.</summary>
    public nint StepBytes(int panel) => panels.StepBytes(panel);

    /// <summary>The first step of a panel, for one of the products.</summary>
    public byte* Panel(int panel, int point) => packed + panel * PanelBytes + point * PointBytes;

    /// <summary>Packs and transforms one panel.</summary>
    public void Run(int chunk)
    {
        panels.Run(chunk);
        WinogradTransforms<TRegister, T>.Filters(
            (T*)panels.Panel(0, chunk), steps * panels.StepBytes(chunk) / sizeof(T), (T*)Panel(chunk, 0),
            PointBytes / sizeof(T));
    }

    /// <summary>Memory for all panels of filters with so many channels of the source.</summary>
    public static nint PackedBytes(in FilterPanels panels, int steps)
        => panels.Panels * WinogradTiles.Points * BytesOfPoint(panels, steps);

    private nint PointBytes => BytesOfPoint(panels, steps);

    private nint PanelBytes => WinogradTiles.Points * PointBytes;

    private static nint BytesOfPoint(in FilterPanels panels, int steps)
        => Bytes.OddLines(steps * panels.StepBytes(0));
}
