using System.Runtime.Intrinsics;

namespace AutoGraph.Kernels;

/// <summary>Work written for registers of any width.</summary>
internal interface IRegisterWork
{
    /// <summary>Does it.</summary>
    void Run<TRegister, T>()
        where TRegister : unmanaged, IRegister<TRegister, T>
        where T : unmanaged;
}

/// <summary>The widest registers of this machine, for kernels that are not compiled at run time.</summary>
internal static class Registers
{
    /// <summary>Does the work with the widest registers of an element type.</summary>
    /// <exception cref="NotSupportedException">The type is neither Float32 nor Float64.</exception>
    public static void Run<TWork>(string operation, ElementType type, TWork work)
        where TWork : struct, IRegisterWork
    {
        switch (type)
        {
            case ElementType.Float32:
                Run<TWork, float>(work);
                break;
            case ElementType.Float64:
                Run<TWork, double>(work);
                break;
            default:
                throw new NotSupportedException(
                    $"{operation}: expected Float32 or Float64, received {type}. Convert the operands first.");
        }
    }

    private static void Run<TWork, T>(TWork work)
        where TWork : struct, IRegisterWork
        where T : unmanaged
    {
        if (Vector512.IsHardwareAccelerated)
        {
            work.Run<Wide512<T>, T>();
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            work.Run<Wide256<T>, T>();
        }
        else
        {
            work.Run<Wide128<T>, T>();
        }
    }
}
