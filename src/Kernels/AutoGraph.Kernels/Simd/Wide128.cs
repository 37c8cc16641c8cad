using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>128 bits of elements.</summary>
internal readonly unsafe struct Wide128<T>(Vector128<T> value) : IRegister<Wide128<T>, T>
    where T : unmanaged
{
    public readonly Vector128<T> Value = value;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator +(Wide128<T> left, Wide128<T> right) => new(left.Value + right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator -(Wide128<T> left, Wide128<T> right) => new(left.Value - right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator -(Wide128<T> value) => new(-value.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator *(Wide128<T> left, Wide128<T> right) => new(left.Value * right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator /(Wide128<T> left, Wide128<T> right) => new(left.Value / right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator &(Wide128<T> left, Wide128<T> right) => new(left.Value & right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator |(Wide128<T> left, Wide128<T> right) => new(left.Value | right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator ^(Wide128<T> left, Wide128<T> right) => new(left.Value ^ right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator ~(Wide128<T> value) => new(~value.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator <<(Wide128<T> value, int count) => new(value.Value << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator >>(Wide128<T> value, int count) => new(value.Value >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Broadcast(T value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Number(double value)
        => typeof(T) == typeof(float) ? new(Vector128.Create((float)value).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector128.Create(value).As<double, T>())
            : sizeof(T) == sizeof(int) ? new(Vector128.Create((int)value).As<int, T>())
            : new(Vector128.Create((long)value).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Load(T* source) => new(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> LoadFirst(T* source, nint count)
    {
        if (Avx2.IsSupported && sizeof(T) == sizeof(int))
        {
            var mask = Vector128.LessThan(Vector128<int>.Indices, Vector128.Create((int)count));
            return new(Avx2.MaskLoad((int*)source, mask).As<int, T>());
        }

        if (Avx2.IsSupported && sizeof(T) == sizeof(long))
        {
            var mask = Vector128.LessThan(Vector128<long>.Indices, Vector128.Create((long)count));
            return new(Avx2.MaskLoad((long*)source, mask).As<long, T>());
        }

        Vector128<T> buffer = default;
        Unsafe.CopyBlockUnaligned(&buffer, source, (uint)((int)count * sizeof(T)));
        return new(buffer);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Wide128<T> value, T* target) => value.Value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Wide128<T> value, T* target, nint count)
    {
        if (count >= Count)
        {
            Store(value, target);
            return;
        }

        long part = value.Value.AsInt64().ToScalar();
        if (count * sizeof(T) >= sizeof(long))
        {
            *(long*)target = part;
            target += sizeof(long) / sizeof(T);
            part = value.Value.AsInt64().GetElement(1);
        }

        if (sizeof(T) == sizeof(int) && (count & 1) != 0)
        {
            *(int*)target = (int)part;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Min(Wide128<T> left, Wide128<T> right)
        => Extremes.NeedTwoOrders<T>()
            ? MinFast(left, right) | MinFast(right, left)
            : new(Vector128.Min(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Max(Wide128<T> left, Wide128<T> right)
        => Extremes.NeedTwoOrders<T>()
            ? (MaxFast(left, right) & MaxFast(right, left)) | Unordered(left, right)
            : new(Vector128.Max(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> MinFast(Wide128<T> left, Wide128<T> right)
        => Sse.IsSupported
            ? new(Vector128.MinNative(left.Value, right.Value))
            : Select(Less(left, right), left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> MaxFast(Wide128<T> left, Wide128<T> right)
        => Sse.IsSupported
            ? new(Vector128.MaxNative(left.Value, right.Value))
            : Select(Less(right, left), left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Abs(Wide128<T> value) => new(Vector128.Abs(value.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Sqrt(Wide128<T> value) => new(Vector128.Sqrt(value.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Floor(Wide128<T> value)
        => typeof(T) == typeof(float) ? new(Vector128.Floor(value.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector128.Floor(value.Value.AsDouble()).As<double, T>())
            : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Ceiling(Wide128<T> value)
        => typeof(T) == typeof(float) ? new(Vector128.Ceiling(value.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector128.Ceiling(value.Value.AsDouble()).As<double, T>())
            : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Round(Wide128<T> value)
        => typeof(T) == typeof(float) ? new(Vector128.Round(value.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector128.Round(value.Value.AsDouble()).As<double, T>())
            : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Truncate(Wide128<T> value)
        => typeof(T) == typeof(float) ? new(Vector128.Truncate(value.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector128.Truncate(value.Value.AsDouble()).As<double, T>())
            : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Less(Wide128<T> left, Wide128<T> right)
        => new(Vector128.LessThan(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> LessOrEqual(Wide128<T> left, Wide128<T> right)
        => new(Vector128.LessThanOrEqual(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Equal(Wide128<T> left, Wide128<T> right)
        => new(Vector128.Equals(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Select(Wide128<T> mask, Wide128<T> whenTrue, Wide128<T> whenFalse)
        => new(Vector128.ConditionalSelect(mask.Value, whenTrue.Value, whenFalse.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Fma(Wide128<T> left, Wide128<T> right, Wide128<T> addend)
        => typeof(T) == typeof(float)
            ? new(Vector128.FusedMultiplyAdd(left.Value.AsSingle(), right.Value.AsSingle(), addend.Value.AsSingle())
                .As<float, T>())
            : new(Vector128.FusedMultiplyAdd(left.Value.AsDouble(), right.Value.AsDouble(), addend.Value.AsDouble())
                .As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Scale(Wide128<T> value, Wide128<T> power)
    {
        if (Avx512F.VL.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new(Avx512F.VL.Scale(value.Value.AsSingle(), power.Value.AsSingle()).As<float, T>())
                : new(Avx512F.VL.Scale(value.Value.AsDouble(), power.Value.AsDouble()).As<double, T>());
        }

        // The sum ends in the power's bits, twice biased. In two factors: neither leaves the normal range, so only
        // the last product rounds.
        if (typeof(T) == typeof(float))
        {
            var biased = (power.Value.AsSingle() + Vector128.Create(Binary32.Units + 2 * Binary32.Bias)).AsInt32();
            var part = biased >>> 1;
            var factor = (part << Binary32.MantissaBits).AsSingle();
            var rest = ((biased - part) << Binary32.MantissaBits).AsSingle();
            return new((value.Value.AsSingle() * factor * rest).As<float, T>());
        }

        var wide = (power.Value.AsDouble() + Vector128.Create(Binary64.Units + 2 * Binary64.Bias)).AsInt64();
        var half = wide >>> 1;
        var first = (half << Binary64.MantissaBits).AsDouble();
        var second = ((wide - half) << Binary64.MantissaBits).AsDouble();
        return new((value.Value.AsDouble() * first * second).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Exponent(Wide128<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            var biased = (value.Value.AsInt32() + Vector128.Create(Binary32.ToOne)) >>> Binary32.MantissaBits;
            var number = (biased | Vector128.Create(Binary32.UnitsBits)).AsSingle();
            return new((number - Vector128.Create(Binary32.Units + Binary32.Bias)).As<float, T>());
        }

        var wide = (value.Value.AsInt64() + Vector128.Create(Binary64.ToOne)) >>> Binary64.MantissaBits;
        var whole = (wide | Vector128.Create(Binary64.UnitsBits)).AsDouble();
        return new((whole - Vector128.Create(Binary64.Units + Binary64.Bias)).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Mantissa(Wide128<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            var bits = value.Value.AsInt32() + Vector128.Create(Binary32.ToOne);
            var mantissa = bits & Vector128.Create(Binary32.MantissaMask);
            return new((mantissa + Vector128.Create(Binary32.RootHalf)).As<int, T>());
        }

        var wide = value.Value.AsInt64() + Vector128.Create(Binary64.ToOne);
        var part = wide & Vector128.Create(Binary64.MantissaMask);
        return new((part + Vector128.Create(Binary64.RootHalf)).As<long, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> FirstLanes(nint count)
        => sizeof(T) == sizeof(int)
            ? new(Vector128.LessThan(Vector128<int>.Indices, Vector128.Create((int)count)).As<int, T>())
            : new(Vector128.LessThan(Vector128<long>.Indices, Vector128.Create((long)count)).As<long, T>());

    public static Wide128<T> DivideWhole(Wide128<T> left, Wide128<T> right)
        => IntegerLanes.Divide<Wide128<T>, T>(left, right);

    public static Wide128<T> RemainderWhole(Wide128<T> left, Wide128<T> right)
        => IntegerLanes.Remainder<Wide128<T>, T>(left, right);

    public static Wide128<T> Map<TFunction>(Wide128<T> x, Wide128<T> y)
        where TFunction : IScalarFunction
        => Lanes.Map<TFunction, Wide128<T>, T>(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Patch<TFunction>(Wide128<T> mask, Wide128<T> x, Wide128<T> result)
        where TFunction : IScalarFunction
        => None(mask)
            ? result
            : Lanes.Patch<TFunction, Wide128<T>, T>(mask, x, result);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Wide128<T> Unordered(Wide128<T> left, Wide128<T> right)
        => typeof(T) == typeof(float)
            ? new(Sse.CompareUnordered(left.Value.AsSingle(), right.Value.AsSingle()).As<float, T>())
            : new(Sse2.CompareUnordered(left.Value.AsDouble(), right.Value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool None(Wide128<T> mask) => mask.Value.AsInt32() == Vector128<int>.Zero;
}
