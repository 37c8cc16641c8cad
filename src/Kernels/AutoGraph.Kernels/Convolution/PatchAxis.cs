namespace AutoGraph.Kernels;

/// <summary>One axis of a gathering: which elements of the source each position reads, tap by tap, and where its
/// result goes.</summary>
/// <param name="Positions">How many results.</param>
/// <param name="Taps">Elements that a position reads.</param>
/// <param name="Source">Size of the source; what lies outside counts as 0.</param>
/// <param name="Origin">The element that tap 0 of position 0 reads.</param>
/// <param name="PositionStep">From position to position in the source.</param>
/// <param name="TapStep">From tap to tap in the source, at least 1.</param>
/// <param name="Target">Size of the target.</param>
/// <param name="TargetOrigin">Where the result of position 0 goes.</param>
/// <param name="TargetStep">From position to position in the target.</param>
/// <param name="FilterOrigin">The tap of the window that tap 0 stands for.</param>
/// <param name="FilterStep">From tap to tap in the window.</param>
/// <param name="Window">Taps of the window.</param>
internal readonly record struct PatchAxis(
    int Positions,
    int Taps,
    int Source,
    int Origin,
    int PositionStep,
    int TapStep,
    int Target,
    int TargetOrigin,
    int TargetStep,
    int FilterOrigin,
    int FilterStep,
    int Window)
{
    /// <summary>Every element of the target is a result, in order.</summary>
    public bool FillsTarget => TargetOrigin == 0 && TargetStep == 1 && Positions == Target;

    /// <summary>Every position reads its own element: the axis is like one of the batch.</summary>
    public bool IsPlain => Taps == 1 && Origin == 0 && PositionStep == 1 && Positions == Source && FillsTarget;

    /// <summary>The output gathers from the input.</summary>
    public static PatchAxis Forward(in WindowAxis axis)
        => new(
            Positions: axis.Output,
            Taps: axis.Window,
            Source: axis.Input,
            Origin: -axis.Before,
            PositionStep: axis.Stride,
            TapStep: axis.Dilation,
            Target: axis.Output,
            TargetOrigin: 0,
            TargetStep: 1,
            FilterOrigin: 0,
            FilterStep: 1,
            axis.Window);

    /// <summary>Inputs gather from the output: those at residue, residue + stride, … see the same taps.</summary>
    /// <remarks>
    /// Input i meets output o by tap k where i + before = o · stride + k · dilation. The taps that leave a whole o are
    /// every (stride / gcd)-th one; they are taken backwards, so that o goes upwards. There may be none.
    /// </remarks>
    public static PatchAxis Backward(in WindowAxis axis, int residue)
    {
        var shift = residue + axis.Before;
        var first = 0;
        while (first < axis.Window && (shift - (long)first * axis.Dilation) % axis.Stride != 0)
        {
            first++;
        }

        var common = CommonDivisor(axis.Stride, axis.Dilation);
        var every = axis.Stride / common;
        var taps = first < axis.Window ? (axis.Window - 1 - first) / every + 1 : 0;
        var last = first + (taps - 1) * every;
        return new(
            Positions: axis.Input > residue ? (axis.Input - 1 - residue) / axis.Stride + 1 : 0,
            Taps: taps,
            Source: axis.Output,
            Origin: taps == 0 ? 0 : (int)((shift - (long)last * axis.Dilation) / axis.Stride),
            PositionStep: 1,
            TapStep: axis.Dilation / common,
            Target: axis.Input,
            TargetOrigin: residue,
            TargetStep: axis.Stride,
            FilterOrigin: last,
            FilterStep: -every,
            axis.Window);
    }

    /// <summary>The taps of a position that lie inside the source: from the first to before the last.</summary>
    public (int First, int End) InsideTaps(int position) => Inside(Origin + position * PositionStep, TapStep, Taps);

    /// <summary>The positions for which a tap lies inside the source: from the first to before the last.</summary>
    public (int First, int End) InsidePositions(int tap) => Inside(Origin + tap * TapStep, PositionStep, Positions);

    /// <summary>Where a tap of a position lies in the source.</summary>
    public int At(int position, int tap) => Origin + position * PositionStep + tap * TapStep;

    /// <summary>The tap of the window that a tap stands for.</summary>
    public int WindowTap(int tap) => FilterOrigin + tap * FilterStep;

    private (int First, int End) Inside(int start, int step, int count)
    {
        var first = start >= 0 ? 0 : (-start + step - 1) / step;
        var end = start >= Source ? 0 : (Source - 1 - start) / step + 1;
        return (Math.Min(first, count), Math.Min(end, count));
    }

    private static int CommonDivisor(int left, int right)
    {
        while (right != 0)
        {
            (left, right) = (right, left % right);
        }

        return left;
    }
}
