using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>Asks for the kind of a type parameter; the JIT answers while compiling.</summary>
internal static class Floats
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Are<T>() => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    public static bool Are(Type type) => type == typeof(float) || type == typeof(double);
}
