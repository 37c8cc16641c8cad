using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>256 bits of elements.</summary>
internal readonly unsafe struct Wide256<T>(Vector256<T> value) : IRegister<Wide256<T>, T>
    where T : unmanaged
{
    public readonly Vector256<T> Value = value;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator +(Wide256<T> left, Wide256<T> right) => new(left.Value + right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator -(Wide256<T> left, Wide256<T> right) => new(left.Value - right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator -(Wide256<T> value) => new(-value.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator *(Wide256<T> left, Wide256<T> right) => new(left.Value * right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator /(Wide256<T> left, Wide256<T> right) => new(left.Value / right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator &(Wide256<T> left, Wide256<T> right) => new(left.Value & right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator |(Wide256<T> left, Wide256<T> right) => new(left.Value | right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator ^(Wide256<T> left, Wide256<T> right) => new(left.Value ^ right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator ~(Wide256<T> value) => new(~value.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator <<(Wide256<T> value, int count) => new(value.Value << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator >>(Wide256<T> value, int count) => new(value.Value >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Broadcast(T value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Number(double value)
        => typeof(T) == typeof(float) ? new(Vector256.Create((float)value).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector256.Create(value).As<double, T>())
            : sizeof(T) == sizeof(int) ? new(Vector256.Create((int)value).As<int, T>())
            : new(Vector256.Create((long)value).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Load(T* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> LoadFirst(T* source, nint count)
    {
        if (Avx2.IsSupported && sizeof(T) == sizeof(int))
        {
            var mask = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)count));
            return new(Avx2.MaskLoad((int*)source, mask).As<int, T>());
        }

        if (Avx2.IsSupported && sizeof(T) == sizeof(long))
        {
            var mask = Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count));
            return new(Avx2.MaskLoad((long*)source, mask).As<long, T>());
        }

        Vector256<T> buffer = default;
        Unsafe.CopyBlockUnaligned(&buffer, source, (uint)((int)count * sizeof(T)));
        return new(buffer);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Wide256<T> value, T* target) => value.Value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Wide256<T> value, T* target, nint count)
    {
        // Masked stores take dozens of cycles on AMD processors.
        if (count >= Count)
        {
            Store(value, target);
            return;
        }

        var part = value.Value.GetLower();
        if (count >= Wide128<T>.Count)
        {
            part.Store(target);
            target += Wide128<T>.Count;
            part = value.Value.GetUpper();
        }

        Wide128<T>.StoreFirst(new(part), target, count % Wide128<T>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Min(Wide256<T> left, Wide256<T> right)
        => Extremes.NeedTwoOrders<T>()
            ? MinFast(left, right) | MinFast(right, left)
            : new(Vector256.Min(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Max(Wide256<T> left, Wide256<T> right)
        => Extremes.NeedTwoOrders<T>()
            ? (MaxFast(left, right) & MaxFast(right, left)) | Unordered(left, right)
            : new(Vector256.Max(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> MinFast(Wide256<T> left, Wide256<T> right)
        => Sse.IsSupported
            ? new(Vector256.MinNative(left.Value, right.Value))
            : Select(Less(left, right), left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> MaxFast(Wide256<T> left, Wide256<T> right)
        => Sse.IsSupported
            ? new(Vector256.MaxNative(left.Value, right.Value))
            : Select(Less(right, left), left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Abs(Wide256<T> value) => new(Vector256.Abs(value.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Sqrt(Wide256<T> value) => new(Vector256.Sqrt(value.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Floor(Wide256<T> value)
        => typeof(T) == typeof(float) ? new(Vector256.Floor(value.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector256.Floor(value.Value.AsDouble()).As<double, T>())
            : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Ceiling(Wide256<T> value)
        => typeof(T) == typeof(float) ? new(Vector256.Ceiling(value.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector256.Ceiling(value.Value.AsDouble()).As<double, T>())
            : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Round(Wide256<T> value)
        => typeof(T) == typeof(float) ? new(Vector256.Round(value.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector256.Round(value.Value.AsDouble()).As<double, T>())
            : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Truncate(Wide256<T> value)
        => typeof(T) == typeof(float) ? new(Vector256.Truncate(value.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector256.Truncate(value.Value.AsDouble()).As<double, T>())
            : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Less(Wide256<T> left, Wide256<T> right)
        => new(Vector256.LessThan(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> LessOrEqual(Wide256<T> left, Wide256<T> right)
        => new(Vector256.LessThanOrEqual(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Equal(Wide256<T> left, Wide256<T> right)
        => new(Vector256.Equals(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Select(Wide256<T> mask, Wide256<T> whenTrue, Wide256<T> whenFalse)
        => new(Vector256.ConditionalSelect(mask.Value, whenTrue.Value, whenFalse.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Fma(Wide256<T> left, Wide256<T> right, Wide256<T> addend)
        => typeof(T) == typeof(float)
            ? new(Vector256.FusedMultiplyAdd(left.Value.AsSingle(), right.Value.AsSingle(), addend.Value.AsSingle())
                .As<float, T>())
            : new(Vector256.FusedMultiplyAdd(left.Value.AsDouble(), right.Value.AsDouble(), addend.Value.AsDouble())
                .As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Scale(Wide256<T> value, Wide256<T> power)
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
            var biased = (power.Value.AsSingle() + Vector256.Create(Binary32.Units + 2 * Binary32.Bias)).AsInt32();
            var part = biased >>> 1;
            var factor = (part << Binary32.MantissaBits).AsSingle();
            var rest = ((biased - part) << Binary32.MantissaBits).AsSingle();
            return new((value.Value.AsSingle() * factor * rest).As<float, T>());
        }

        var wide = (power.Value.AsDouble() + Vector256.Create(Binary64.Units + 2 * Binary64.Bias)).AsInt64();
        var half = wide >>> 1;
        var first = (half << Binary64.MantissaBits).AsDouble();
        var second = ((wide - half) << Binary64.MantissaBits).AsDouble();
        return new((value.Value.AsDouble() * first * second).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Exponent(Wide256<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            var biased = (value.Value.AsInt32() + Vector256.Create(Binary32.ToOne)) >>> Binary32.MantissaBits;
            var number = (biased | Vector256.Create(Binary32.UnitsBits)).AsSingle();
            return new((number - Vector256.Create(Binary32.Units + Binary32.Bias)).As<float, T>());
        }

        var wide = (value.Value.AsInt64() + Vector256.Create(Binary64.ToOne)) >>> Binary64.MantissaBits;
        var whole = (wide | Vector256.Create(Binary64.UnitsBits)).AsDouble();
        return new((whole - Vector256.Create(Binary64.Units + Binary64.Bias)).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Mantissa(Wide256<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            var bits = value.Value.AsInt32() + Vector256.Create(Binary32.ToOne);
            var mantissa = bits & Vector256.Create(Binary32.MantissaMask);
            return new((mantissa + Vector256.Create(Binary32.RootHalf)).As<int, T>());
        }

        var wide = value.Value.AsInt64() + Vector256.Create(Binary64.ToOne);
        var part = wide & Vector256.Create(Binary64.MantissaMask);
        return new((part + Vector256.Create(Binary64.RootHalf)).As<long, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> FirstLanes(nint count)
        => sizeof(T) == sizeof(int)
            ? new(Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)count)).As<int, T>())
            : new(Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).As<long, T>());

    public static Wide256<T> DivideWhole(Wide256<T> left, Wide256<T> right)
        => IntegerLanes.Divide<Wide256<T>, T>(left, right);

    public static Wide256<T> RemainderWhole(Wide256<T> left, Wide256<T> right)
        => IntegerLanes.Remainder<Wide256<T>, T>(left, right);

    public static Wide256<T> Map<TFunction>(Wide256<T> x, Wide256<T> y)
        where TFunction : IScalarFunction
        => Lanes.Map<TFunction, Wide256<T>, T>(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Patch<TFunction>(Wide256<T> mask, Wide256<T> x, Wide256<T> result)
        where TFunction : IScalarFunction
        => None(mask)
            ? result
            : Lanes.Patch<TFunction, Wide256<T>, T>(mask, x, result);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Wide256<T> Unordered(Wide256<T> left, Wide256<T> right)
        => typeof(T) == typeof(float)
            ? new(Avx.CompareUnordered(left.Value.AsSingle(), right.Value.AsSingle()).As<float, T>())
            : new(Avx.CompareUnordered(left.Value.AsDouble(), right.Value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool None(Wide256<T> mask) => mask.Value.AsInt32() == Vector256<int>.Zero;
}
