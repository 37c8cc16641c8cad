namespace AutoGraph.Kernels;

/// <summary>An operation on vectors of any width and element type.</summary>
internal interface IBinaryOperation
{
    static abstract V Invoke<V, T>(V x, V y)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged;
}
