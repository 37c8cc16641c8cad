namespace AutoGraph.Kernels;

/// <summary>One product; strides in bytes.</summary>
internal unsafe struct GemmProblem
{
    public int M;
    public int N;
    public int K;
    public byte* A;
    public nint ARow;
    public nint AColumn;
    public byte* B;
    public nint BRow;
    public nint BColumn;
    public byte* C;
    public nint CRow;
    public bool Accumulate;

    /// <summary>B lies in the panels of <see cref="PackedRight"/>; BRow is from step to step of all of them.</summary>
    public bool RightPacked;

    /// <summary>The type of A and B where it is one of two bytes: they become Float32 while they are packed.</summary>
    public ElementType? Narrow;

    /// <summary>C is of that type too, and not of Float32.</summary>
    public bool NarrowResult;

    /// <summary>How many multiply-adds.</summary>
    public readonly long Work => (long)M * N * K;

    /// <summary>Strides of axes of length 1 mean nothing; as unit strides they save a packing.</summary>
    /// <param name="elementBytes">Of A and B.</param>
    /// <param name="resultBytes">Of C.</param>
    public void Normalize(int elementBytes, int resultBytes)
    {
        if (M == 1)
        {
            ARow = elementBytes;
            CRow = (nint)N * resultBytes;
        }

        if (N == 1)
        {
            BColumn = elementBytes;
        }

        if (K == 1)
        {
            AColumn = elementBytes;
            BRow = (nint)N * elementBytes;
        }
    }

    /// <summary>Packs a strip of A or B.</summary>
    public readonly void Pack(
        int elementBytes, byte* source, nint laneStride, nint stepStride, byte* target, int lanes, int pitch, int steps)
    {
        if (Narrow is { } type)
        {
            NarrowPacking.Pack(type, source, laneStride, stepStride, (float*)target, lanes, pitch, steps);
        }
        else
        {
            Packing.Pack(elementBytes, source, laneStride, stepStride, target, lanes, pitch, steps);
        }
    }
}
