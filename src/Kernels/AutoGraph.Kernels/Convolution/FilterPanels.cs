namespace AutoGraph.Kernels;

/// <summary>The filters as the right operand of a product over patches, packed into panels.</summary>
/// <remarks>
/// For each group panel after panel, each its steps x columns; the last one's pitch is rounded up to whole vectors.
/// Taps that a gathering leaves out are left out here too.
/// </remarks>
internal unsafe struct FilterPanels : IChunkJob
{
    private readonly byte* filters;
    private readonly byte* packed;
    private readonly nint laneStride;
    private readonly nint stepStride;
    private readonly nint tapStride;
    private readonly nint groupStride;
    private readonly TileSet tiles;
    private readonly PatchSpace patches;
    private readonly int steps;

    /// <param name="patches">What is multiplied with the filters.</param>
    /// <param name="shape">Of the convolution.</param>
    /// <param name="backward">From outputs to inputs: output channels become steps, input channels columns.</param>
    /// <param name="tiles">Say how wide panels are.</param>
    /// <param name="filters">As they lie.</param>
    /// <param name="packed">Room for <see cref="PackedBytes"/>.</param>
    public FilterPanels(
        in PatchSpace patches, in ConvolutionShape shape, bool backward, TileSet tiles, byte* filters, byte* packed)
    {
        (this.patches, this.tiles) = (patches, tiles);
        this.filters = filters;
        this.packed = packed;
        nint bytes = tiles.ElementBytes, row = shape.OutputChannels * bytes;
        (laneStride, stepStride) = backward ? (row, bytes) : (bytes, row);
        tapStride = shape.InputChannels / shape.Groups * row;
        groupStride = shape.OutputChannels / shape.Groups * bytes;
        PanelColumns = tiles.PanelColumns(Math.Min(patches.Positions, tiles.MaxRows));
        steps = patches.Steps;
    }

    /// <summary>Columns of a panel; the last may have fewer.</summary>
    public int PanelColumns { get; }

    /// <summary>Panels of a group.</summary>
    public readonly int Panels => GemmBlocking.Parts(patches.Columns, PanelColumns);

    /// <summary>Panels of all groups: the chunks of packing.</summary>
    public readonly int Chunks => Panels * patches.Groups;

    /// <summary>Memory for all panels.</summary>
    public static nint PackedBytes(in PatchSpace patches, TileSet tiles)
        => (nint)GemmBlocking.RoundUp(patches.Columns, tiles.Lanes) * patches.Groups * patches.Steps
            * tiles.ElementBytes;

    /// <summary>The number of columns of a panel.</summary>
    public readonly int Columns(int panel) => Math.Min(PanelColumns, patches.Columns - panel * PanelColumns);

    /// <summary>Bytes from step to step of a packed panel.</summary>
    public readonly nint StepBytes(int panel)
        => (nint)GemmBlocking.RoundUp(Columns(panel), tiles.Lanes) * tiles.ElementBytes;

    /// <summary>The first step of a packed panel.</summary>
    public readonly byte* Panel(int group, int panel)
    {
        var groupColumns = GemmBlocking.RoundUp(patches.Columns, tiles.Lanes);
        return packed + ((nint)group * groupColumns + (nint)panel * PanelColumns) * steps * tiles.ElementBytes;
    }

    /// <summary>Packs one panel.</summary>
    public readonly void Run(int chunk)
    {
        var (group, panel) = Math.DivRem(chunk, Panels);
        var columns = Columns(panel);
        var stepBytes = StepBytes(panel);
        var from = filters + group * groupStride + panel * PanelColumns * laneStride;
        var to = Panel(group, panel);
        for (var tap = 0; tap < patches.Taps; tap++)
        {
            Packing.Pack(
                tiles.ElementBytes, from + patches.WindowTap(tap) * tapStride, laneStride, stepStride, to, columns,
                (int)(stepBytes / tiles.ElementBytes), patches.Channels);
            to += patches.Channels * stepBytes;
        }
    }
}
