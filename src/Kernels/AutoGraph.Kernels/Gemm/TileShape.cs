namespace AutoGraph.Kernels;

/// <summary>One variant of the tile.</summary>
/// <param name="Rows">Rows of the result, from 1 to what the registers hold.</param>
/// <param name="Vectors">Vectors a row.</param>
/// <param name="Form">How the left operand lies.</param>
/// <param name="Masked">The last vector is cut: only its first columns may be touched.</param>
/// <param name="VectorLanes">Elements of a vector.</param>
/// <param name="VectorBytes">Bytes of a vector.</param>
internal sealed record TileShape(
    int Rows, int Vectors, LeftForm Form, bool Masked, int VectorLanes, int VectorBytes)
{
    /// <summary>Bytes of one element.</summary>
    public int ElementBytes => VectorBytes / VectorLanes;
}
