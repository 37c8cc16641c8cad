namespace AutoGraph.Kernels;

/// <summary>An operation on vectors of any width and element type.</summary>
internal interface IUnaryOperation
{
    static abstract V Invoke<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged;
}
