namespace AutoGraph.Kernels;

/// <summary>Copies a strip of a matrix of two-byte floats as Float32; see <see cref="Packing"/>.</summary>
internal static unsafe class NarrowPacking
{
    /// <summary>A square of lanes and steps that stays in the first-level cache on its way.</summary>
    private const int Side = 32;

    /// <summary>As <see cref="Packing.Pack(int, byte*, nint, nint, byte*, int, int, int)"/>, from a source of the type.
    /// </summary>
    public static void Pack(
        ElementType type, byte* source, nint laneStride, nint stepStride, float* target, int lanes, int pitch,
        int steps)
    {
        if (laneStride == sizeof(ushort))
        {
            for (var step = 0; step < steps; step++)
            {
                NarrowFloats.Widen(type, source + step * stepStride, laneStride, target + (nint)step * pitch, lanes);
            }

            return;
        }

        for (var lane = 0; lane < lanes; lane += Side)
        {
            for (var step = 0; step < steps; step += Side)
            {
                PackSquare(
                    type, source + lane * laneStride + step * stepStride, laneStride, stepStride,
                    target + (nint)step * pitch + lane, Math.Min(Side, lanes - lane), pitch,
                    Math.Min(Side, steps - step));
            }
        }
    }

    /// <summary>Widened along the steps, then turned.</summary>
    private static void PackSquare(
        ElementType type, byte* source, nint laneStride, nint stepStride, float* target, int lanes, int pitch,
        int steps)
    {
        var wide = stackalloc float[Side * Side];
        for (var lane = 0; lane < lanes; lane++)
        {
            NarrowFloats.Widen(type, source + lane * laneStride, stepStride, wide + lane * Side, steps);
        }

        Packing.Pack(
            sizeof(float), (byte*)wide, Side * sizeof(float), sizeof(float), (byte*)target, lanes, pitch, steps);
    }
}
