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

    /// <summary>How many multiply-adds.</summary>
    public readonly long Work => (long)M * N * K;

    /// <summary>Strides of axes of length 1 mean nothing; as unit strides they save a packing.</summary>
    public void Normalize(int elementBytes)
    {
        if (M == 1)
        {
            ARow = elementBytes;
            CRow = (nint)N * elementBytes;
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
}
