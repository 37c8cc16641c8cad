using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>Functions without a vector form, applied to one lane after the other in double.</summary>
internal static unsafe class Lanes
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Map<TFunction, V, T>(V x, V y)
        where TFunction : IScalarFunction
        where V : unmanaged
        where T : unmanaged
    {
        int count = sizeof(V) / sizeof(T);
        for (int i = 0; i < count; i++)
        {
            if (typeof(T) == typeof(float))
            {
                var lane = (float*)&x + i;
                *lane = (float)TFunction.Invoke(*lane, ((float*)&y)[i]);
            }
            else
            {
                var lane = (double*)&x + i;
                *lane = TFunction.Invoke(*lane, ((double*)&y)[i]);
            }
        }

        return x;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Patch<TFunction, V, T>(V mask, V x, V result)
        where TFunction : IScalarFunction
        where V : unmanaged
        where T : unmanaged
    {
        var all = Map<TFunction, V, T>(x, default);
        for (int i = 0; i < sizeof(V) / sizeof(int); i++)
        {
            if (((int*)&mask)[i] != 0)
            {
                ((int*)&result)[i] = ((int*)&all)[i];
            }
        }

        return result;
    }
}
