using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>Integer division, which vectors lack: lane by lane, and 0 for a divisor of 0 instead of a trap.</summary>
internal static unsafe class IntegerLanes
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Divide<V, T>(V x, V y)
        where V : unmanaged
        where T : unmanaged
    {
        for (int i = 0; i < sizeof(V) / sizeof(T); i++)
        {
            if (typeof(T) == typeof(int))
            {
                // In 64 bits the smallest by -1 does not trap; narrowing wraps it.
                int divisor = ((int*)&y)[i];
                ((int*)&x)[i] = divisor == 0 ? 0 : (int)((long)((int*)&x)[i] / divisor);
            }
            else if (typeof(T) == typeof(uint))
            {
                uint divisor = ((uint*)&y)[i];
                ((uint*)&x)[i] = divisor == 0 ? 0 : ((uint*)&x)[i] / divisor;
            }
            else if (typeof(T) == typeof(long))
            {
                long divisor = ((long*)&y)[i];
                ((long*)&x)[i] = divisor == 0 ? 0 : divisor == -1 ? -((long*)&x)[i] : ((long*)&x)[i] / divisor;
            }
            else
            {
                ulong divisor = ((ulong*)&y)[i];
                ((ulong*)&x)[i] = divisor == 0 ? 0 : ((ulong*)&x)[i] / divisor;
            }
        }

        return x;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Remainder<V, T>(V x, V y)
        where V : unmanaged
        where T : unmanaged
    {
        for (int i = 0; i < sizeof(V) / sizeof(T); i++)
        {
            if (typeof(T) == typeof(int))
            {
                int divisor = ((int*)&y)[i];
                ((int*)&x)[i] = divisor == 0 ? 0 : (int)((long)((int*)&x)[i] % divisor);
            }
            else if (typeof(T) == typeof(uint))
            {
                uint divisor = ((uint*)&y)[i];
                ((uint*)&x)[i] = divisor == 0 ? 0 : ((uint*)&x)[i] % divisor;
            }
            else if (typeof(T) == typeof(long))
            {
                long divisor = ((long*)&y)[i];
                ((long*)&x)[i] = divisor is 0 or -1 ? 0 : ((long*)&x)[i] % divisor;
            }
            else
            {
                ulong divisor = ((ulong*)&y)[i];
                ((ulong*)&x)[i] = divisor == 0 ? 0 : ((ulong*)&x)[i] % divisor;
            }
        }

        return x;
    }
}
