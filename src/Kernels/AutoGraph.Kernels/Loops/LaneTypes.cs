using System.Diagnostics.CodeAnalysis;
using System.Runtime.Intrinsics;
using static System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes;

namespace AutoGraph.Kernels;

/// <summary>In what types a program is computed: how many elements at a time, in which vectors.</summary>
internal readonly record struct LaneTypes(int Lanes, bool WideMasks)
{
    /// <summary>As many lanes as the widest element type of the program has in a register.</summary>
    public static LaneTypes Of(LoopProgram program, int registerBytes)
    {
        bool wide = false;
        foreach (var input in program.Inputs)
        {
            wide |= input.Size() == sizeof(long);
        }

        foreach (var step in program.Listing.Steps)
        {
            wide |= step.Type.Size() == sizeof(long);
        }

        // Four at least, since the narrower elements beside wide ones fill a 128-bit register then.
        return new(Math.Max(4, registerBytes / (wide ? sizeof(long) : sizeof(int))), wide);
    }

    /// <summary>The type that elements have while they are computed with.</summary>
    public Type Computed(ElementType type) => type switch
    {
        ElementType.Bool => WideMasks ? typeof(long) : typeof(int),
        ElementType.UInt32 => typeof(uint),
        ElementType.Int64 => typeof(long),
        ElementType.UInt64 => typeof(ulong),
        ElementType.Float64 => typeof(double),
        _ => type.IsFloating() ? typeof(float) : typeof(int),
    };

    /// <summary>The vector of as many elements as there are lanes.</summary>
    [return: DynamicallyAccessedMembers(PublicMethods)]
    public Type Vector(Type computed)
        => computed == typeof(float) ? Vector<float>()
            : computed == typeof(double) ? Vector<double>()
            : computed == typeof(int) ? Vector<int>()
            : computed == typeof(uint) ? Vector<uint>()
            : computed == typeof(long) ? Vector<long>()
            : Vector<ulong>();

    /// <summary>The same vector as our own type.</summary>
    public Type Register(Type computed)
        => computed == typeof(float) ? Register<float>()
            : computed == typeof(double) ? Register<double>()
            : computed == typeof(int) ? Register<int>()
            : computed == typeof(uint) ? Register<uint>()
            : computed == typeof(long) ? Register<long>()
            : Register<ulong>();

    public static int Bytes(Type computed)
        => computed == typeof(int) || computed == typeof(uint) || computed == typeof(float)
            ? sizeof(int)
            : sizeof(long);

    /// <summary>The type that elements have in memory.</summary>
    public static Type Stored(ElementType type) => type switch
    {
        ElementType.Bool => typeof(bool),
        ElementType.Int8 => typeof(sbyte),
        ElementType.Int16 => typeof(short),
        ElementType.Int32 => typeof(int),
        ElementType.Int64 => typeof(long),
        ElementType.UInt8 => typeof(byte),
        ElementType.UInt16 => typeof(ushort),
        ElementType.UInt32 => typeof(uint),
        ElementType.UInt64 => typeof(ulong),
        ElementType.Float16 => typeof(Half),
        ElementType.BFloat16 => typeof(BFloat16),
        ElementType.Float32 => typeof(float),
        _ => typeof(double),
    };

    [return: DynamicallyAccessedMembers(PublicMethods)]
    private Type Vector<T>()
        => (Lanes * Bytes(typeof(T))) switch
        {
            64 => typeof(Vector512<T>),
            32 => typeof(Vector256<T>),
            _ => typeof(Vector128<T>),
        };

    private Type Register<T>()
        where T : unmanaged
        => (Lanes * Bytes(typeof(T))) switch
        {
            64 => typeof(Wide512<T>),
            32 => typeof(Wide256<T>),
            _ => typeof(Wide128<T>),
        };
}
