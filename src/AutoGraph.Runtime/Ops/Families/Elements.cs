using System.Numerics;
using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>Work that is the same for every C# number type.</summary>
internal interface IElementVisitor
{
    /// <summary>Does it.</summary>
    void Run<T>()
        where T : unmanaged, INumber<T>;
}

/// <summary>From element types to C# types, for kernels that are not formulas.</summary>
internal static class Elements
{
    /// <summary>Runs the work for an element type.</summary>
    /// <exception cref="DTypeException">bool and bfloat16, which are no C# numbers.</exception>
    public static void Visit<TVisitor>(string operation, ElementType type, TVisitor visitor)
        where TVisitor : struct, IElementVisitor
    {
        switch (type)
        {
            case ElementType.Float32: visitor.Run<float>(); break;
            case ElementType.Float64: visitor.Run<double>(); break;
            case ElementType.Int32: visitor.Run<int>(); break;
            case ElementType.Int64: visitor.Run<long>(); break;
            case ElementType.Int8: visitor.Run<sbyte>(); break;
            case ElementType.Int16: visitor.Run<short>(); break;
            case ElementType.UInt8: visitor.Run<byte>(); break;
            case ElementType.UInt16: visitor.Run<ushort>(); break;
            case ElementType.UInt32: visitor.Run<uint>(); break;
            case ElementType.UInt64: visitor.Run<ulong>(); break;
            case ElementType.Float16: visitor.Run<Half>(); break;
            default:
                throw new DTypeException($"{operation}: expected an integer dtype, float16, float32 or float64, got "
                    + $"{DType.Of(type)}. Use Cast first.");
        }
    }
}
