using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>
/// Picks the method that converts vectors: few instructions where the hardware has them, else lane by lane.
/// </summary>
[RequiresDynamicCode("Closes generic methods over types chosen at run time.")]
internal static class ConversionMethods
{
    public static MethodInfo Get(LaneTypes types, Type from, Type to)
    {
        var source = types.Vector(from);
        var target = types.Vector(to);
        bool narrow = LaneTypes.Bytes(from) == sizeof(int);
        bool sameWidth = narrow == (LaneTypes.Bytes(to) == sizeof(int));
        if (types.Lanes == 4 && Avx2.IsSupported
            && typeof(FourLanes).GetMethod($"To{to.Name}", [source]) is { } quick && quick.ReturnType == target)
        {
            return quick;
        }

        if (sameWidth && Floats.Are(from) != Floats.Are(to))
        {
            string name = to == typeof(float) ? "ConvertToSingle"
                : to == typeof(double) ? "ConvertToDouble"
                : $"ConvertTo{to.Name}";
            return VectorMethods.Get(name, source, 1);
        }

        if (!sameWidth && types.Lanes == 8 && Avx512F.IsSupported)
        {
            string? name = (narrow, to.Name) switch
            {
                (true, "Double") => "ConvertToVector512Double",
                (true, "Int64") when from != typeof(float) => "ConvertToVector512Int64",
                (false, "Single") when from == typeof(double) => "ConvertToVector256Single",
                (false, "Int32") when from == typeof(long) => "ConvertToVector256Int32",
                _ => null,
            };
            if (name is not null && typeof(Avx512F).GetMethod(name, [source]) is { } method
                && method.ReturnType == target)
            {
                return method;
            }
        }

        return VectorMethods.Close(
            typeof(Conversion).GetMethod(nameof(Conversion.Convert))!, source, from, target, to);
    }
}
