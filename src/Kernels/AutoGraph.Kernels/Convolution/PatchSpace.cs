using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>All positions of a result and the patch of the source that each is made of.</summary>
/// <remarks>
/// A patch is a row of taps · channels elements: the left operand of a product that never lies in memory as a whole.
/// Positions count through batch, depth, height and width, like the results.
/// </remarks>
/// <param name="Batch">Images.</param>
/// <param name="Depth">The outermost spatial axis.</param>
/// <param name="Height">The middle one.</param>
/// <param name="Width">The innermost one.</param>
/// <param name="SourceChannels">Of the source.</param>
/// <param name="TargetChannels">Of the result.</param>
/// <param name="Groups">Parts of the channels, each with products of its own.</param>
/// <param name="ElementBytes">4 or 8.</param>
internal readonly unsafe record struct PatchSpace(
    int Batch,
    PatchAxis Depth,
    PatchAxis Height,
    PatchAxis Width,
    int SourceChannels,
    int TargetChannels,
    int Groups,
    int ElementBytes)
{
    /// <summary>How many results.</summary>
    public int Positions => checked(Batch * Depth.Positions * Height.Positions * Width.Positions);

    /// <summary>Lines of positions along the width.</summary>
    public int Rows => checked(Batch * Depth.Positions * Height.Positions);

    /// <summary>Elements of a patch.</summary>
    public int Steps => checked(Taps * Channels);

    /// <summary>Taps of a patch.</summary>
    public int Taps => Depth.Taps * Height.Taps * Width.Taps;

    /// <summary>Channels of the source that a patch reads: those of its group.</summary>
    public int Channels => SourceChannels / Groups;

    /// <summary>Channels of the result that a patch goes into.</summary>
    public int Columns => TargetChannels / Groups;

    /// <summary>Multiply-adds of one position, in all groups.</summary>
    public long WorkOfPosition => (long)Steps * TargetChannels;

    /// <summary>The results lie one after the other, over rows and images.</summary>
    public bool FillsTarget => Depth.FillsTarget && Height.FillsTarget && Width.FillsTarget;

    /// <summary>Bytes of one element of the width with its channels.</summary>
    private nint SourceBytes => (nint)SourceChannels * ElementBytes;

    /// <summary>Neighbouring taps along the width lie side by side in the source too.</summary>
    private bool TapsTouch => Groups == 1 && (Width.TapStep == 1 || Width.Taps == 1);

    /// <summary>The outputs of a convolution gather from its inputs.</summary>
    public static PatchSpace Forward(in ConvolutionShape shape, int elementBytes) => new(
        shape.Batch,
        PatchAxis.Forward(shape.Depth),
        PatchAxis.Forward(shape.Height),
        PatchAxis.Forward(shape.Width),
        shape.InputChannels,
        shape.OutputChannels,
        shape.Groups,
        elementBytes);

    /// <summary>The inputs at some residues of the strides gather from the outputs.</summary>
    public static PatchSpace Backward(
        in ConvolutionShape shape, int elementBytes, int depth, int height, int width) => new(
        shape.Batch,
        PatchAxis.Backward(shape.Depth, depth),
        PatchAxis.Backward(shape.Height, height),
        PatchAxis.Backward(shape.Width, width),
        shape.OutputChannels,
        shape.InputChannels,
        shape.Groups,
        elementBytes);

    /// <summary>Where a position lies.</summary>
    public PatchPlace Place(int position)
    {
        (position, var x) = Math.DivRem(position, Width.Positions);
        (position, var y) = Math.DivRem(position, Height.Positions);
        (position, var z) = Math.DivRem(position, Depth.Positions);
        return new PatchPlace(position, z, y, x);
    }

    /// <summary>The place after a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PatchPlace Next(PatchPlace place)
    {
        if (++place.X == Width.Positions)
        {
            place.X = 0;
            if (++place.Y == Height.Positions)
            {
                place.Y = 0;
                if (++place.Z == Depth.Positions)
                {
                    place.Z = 0;
                    place.Image++;
                }
            }
        }

        return place;
    }

    /// <summary>The element of the source, without channels, that the first tap of a place reads; it may lie outside.
    /// </summary>
    public nint SourceIndex(PatchPlace place)
        => (((nint)place.Image * Depth.Source + Depth.At(place.Z, 0)) * Height.Source + Height.At(place.Y, 0))
            * Width.Source + Width.At(place.X, 0);

    /// <summary>From there to another tap.</summary>
    public nint SourceStep(int z, int y, int x)
        => ((nint)z * Depth.TapStep * Height.Source + (nint)y * Height.TapStep) * Width.Source
            + (nint)x * Width.TapStep;

    /// <summary>Bytes from the first result to that of a position.</summary>
    public nint TargetOffset(int position)
    {
        var rowBytes = (nint)TargetChannels * ElementBytes;
        if (FillsTarget)
        {
            return position * rowBytes;
        }

        var place = Place(position);
        nint index = place.Image;
        index = index * Depth.Target + Depth.TargetOrigin + place.Z * Depth.TargetStep;
        index = index * Height.Target + Height.TargetOrigin + place.Y * Height.TargetStep;
        index = index * Width.Target + Width.TargetOrigin + place.X * Width.TargetStep;
        return index * rowBytes;
    }

    /// <summary>Positions from here on whose results lie in equal steps.</summary>
    public int Line(int position)
        => FillsTarget ? Positions - position : Width.Positions - position % Width.Positions;

    /// <summary>Bytes from result to result of a line.</summary>
    public nint TargetStep => (nint)Width.TargetStep * TargetChannels * ElementBytes;

    /// <summary>The tap of the window that a tap stands for, both counted in row-major order.</summary>
    public int WindowTap(int tap)
    {
        (tap, var x) = Math.DivRem(tap, Width.Taps);
        var (z, y) = Math.DivRem(tap, Height.Taps);
        return WindowTap(z, y, x);
    }

    /// <summary>The same for a tap given along each axis.</summary>
    public int WindowTap(int z, int y, int x)
        => (Depth.WindowTap(z) * Height.Window + Height.WindowTap(y)) * Width.Window + Width.WindowTap(x);

    /// <summary>At most so many runs make up so many steps.</summary>
    public int MaxRuns(int steps) => Math.Min(steps + 1, Taps);

    /// <summary>Cuts steps of a patch into runs that lie side by side in the source; returns how many.</summary>
    /// <param name="group">Whose channels.</param>
    /// <param name="first">The first step.</param>
    /// <param name="steps">How many.</param>
    /// <param name="runs">At least <see cref="MaxRuns"/>.</param>
    public int Runs(int group, int first, int steps, Span<PatchRun> runs)
    {
        var length = TapsTouch ? Width.Taps * Channels : Channels;
        var count = 0;
        for (var step = first; step < first + steps;)
        {
            var (run, skipped) = Math.DivRem(step, length);
            var x = 0;
            if (!TapsTouch)
            {
                (run, x) = Math.DivRem(run, Width.Taps);
            }

            var (z, y) = Math.DivRem(run, Height.Taps);
            var taken = Math.Min(length - skipped, first + steps - step);
            runs[count++] = new PatchRun(
                z * Depth.TapStep,
                y * Height.TapStep,
                x * Width.TapStep * SourceBytes + ((nint)group * Channels + skipped) * ElementBytes,
                taken * ElementBytes);
            step += taken;
        }

        return count;
    }

    /// <summary>Copies the same runs of patches that follow each other into the rows of a panel.</summary>
    /// <param name="source">The first element of the source.</param>
    /// <param name="first">The first position.</param>
    /// <param name="positions">How many.</param>
    /// <param name="runs">See <see cref="Runs"/>.</param>
    /// <param name="panel">The first row.</param>
    /// <param name="pitch">Bytes from row to row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(
        byte* source, int first, int positions, ReadOnlySpan<PatchRun> runs, byte* panel, nint pitch)
    {
        var lineBytes = Width.Source * SourceBytes;
        var place = Place(first);
        for (; positions > 0; positions--, panel += pitch, place = Next(place))
        {
            var (z0, y0) = (Depth.At(place.Z, 0), Height.At(place.Y, 0));
            var x0 = Width.At(place.X, 0) * SourceBytes;
            var to = panel;
            foreach (ref readonly var run in runs)
            {
                var (z, y, x) = (z0 + run.Depth, y0 + run.Height, x0 + run.Start);
                if ((uint)z >= (uint)Depth.Source || (uint)y >= (uint)Height.Source)
                {
                    Bytes.Clear(to, run.Length);
                }
                else
                {
                    var line = source + (((nint)place.Image * Depth.Source + z) * Height.Source + y) * lineBytes;
                    CopyInside(line, lineBytes, x, to, run.Length);
                }

                to += run.Length;
            }
        }
    }

    /// <summary>Copies what lies inside a line of the source, and zeros for what hangs over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyInside(byte* line, nint lineBytes, nint start, byte* to, nint length)
    {
        if (start >= 0 && start + length <= lineBytes)
        {
            Bytes.Copy(line + start, to, length);
            return;
        }

        var before = Math.Clamp(-start, 0, length);
        var inside = Math.Clamp(lineBytes - start - before, 0, length - before);
        Bytes.Clear(to, before);
        Bytes.Copy(line + start + before, to + before, inside);
        Bytes.Clear(to + before + inside, length - before - inside);
    }
}

/// <summary>Where a position lies.</summary>
internal record struct PatchPlace(int Image, int Z, int Y, int X);

/// <summary>A part of a patch that lies in one piece in the source.</summary>
/// <param name="Depth">How far below the patch's first element, along the depth.</param>
/// <param name="Height">Along the height.</param>
/// <param name="Start">Along the width, with the channels, in bytes.</param>
/// <param name="Length">In bytes.</param>
internal readonly record struct PatchRun(int Depth, int Height, nint Start, nint Length);
