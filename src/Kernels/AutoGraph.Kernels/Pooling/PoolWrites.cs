using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>How a gradient of a pooling writes what a window gives to its elements.</summary>
internal unsafe interface IPoolWrite
{
    /// <summary>Writes some neighbouring channels of one element.</summary>
    static abstract void Write<TRegister, T>(TRegister value, T* target, nint left)
        where TRegister : unmanaged, IRegister<TRegister, T>
        where T : unmanaged;
}

/// <summary>Windows overlap or leave gaps: elements begin as zeros and add up.</summary>
internal readonly unsafe struct AddToElement : IPoolWrite
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<TRegister, T>(TRegister value, T* target, nint left)
        where TRegister : unmanaged, IRegister<TRegister, T>
        where T : unmanaged
        => Lines<TRegister, T>.Store(Lines<TRegister, T>.Load(target, left) + value, target, left);
}

/// <summary>Each element is in exactly one window.</summary>
internal readonly unsafe struct SetElement : IPoolWrite
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<TRegister, T>(TRegister value, T* target, nint left)
        where TRegister : unmanaged, IRegister<TRegister, T>
        where T : unmanaged
        => Lines<TRegister, T>.Store(value, target, left);
}
