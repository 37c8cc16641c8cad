using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>512 bits of elements.</summary>
internal readonly unsafe struct Wide512<T>(Vector512<T> value) : IRegister<Wide512<T>, T>
    where T : unmanaged
{
    public readonly Vector512<T> Value = value;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> operator +(Wide512<T> left, Wide512<T> right) => new(left.Value + right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> operator -(Wide512<T> left, Wide512<T> right) => new(left.Value - right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> operator -(Wide512<T> value) => new(-value.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> operator *(Wide512<T> left, Wide512<T> right) => new(left.Value * right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> operator /(Wide512<T> left, Wide512<T> right) => new(left.Value / right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> operator &(Wide512<T> left, Wide512<T> right) => new(left.Value & right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> operator |(Wide512<T> left, Wide512<T> right) => new(left.Value | right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> operator ^(Wide512<T> left, Wide512<T> right) => new(left.Value ^ right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> operator ~(Wide512<T> value) => new(~value.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> operator <<(Wide512<T> value, int count) => new(value.Value << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> operator >>(Wide512<T> value, int count) => new(value.Value >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Broadcast(T value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Number(double value)
        => typeof(T) == typeof(float) ? new(Vector512.Create((float)value).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector512.Create(value).As<double, T>())
            : sizeof(T) == sizeof(int) ? new(Vector512.Create((int)value).As<int, T>())
            : new(Vector512.Create((long)value).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Load(T* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> LoadFirst(T* source, nint count)
    {
        if (Avx512F.IsSupported && sizeof(T) == sizeof(int))
        {
            var mask = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)count));
            return new(Avx512F.MaskLoad((int*)source, mask, default).As<int, T>());
        }

        if (Avx512F.IsSupported && sizeof(T) == sizeof(long))
        {
            var mask = Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count));
            return new(Avx512F.MaskLoad((long*)source, mask, default).As<long, T>());
        }

        Vector512<T> buffer = default;
        Unsafe.CopyBlockUnaligned(&buffer, source, (uint)((int)count * sizeof(T)));
        return new(buffer);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Wide512<T> value, T* target) => value.Value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Wide512<T> value, T* target, nint count)
    {
        if (Avx512F.IsSupported && sizeof(T) == sizeof(int))
        {
            var mask = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)count));
            Avx512F.MaskStore((int*)target, mask, value.Value.AsInt32());
            return;
        }

        if (Avx512F.IsSupported && sizeof(T) == sizeof(long))
        {
            var mask = Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count));
            Avx512F.MaskStore((long*)target, mask, value.Value.AsInt64());
            return;
        }

        var buffer = value.Value;
        Unsafe.CopyBlockUnaligned(target, &buffer, (uint)((int)count * sizeof(T)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Min(Wide512<T> left, Wide512<T> right) => new(Vector512.Min(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Max(Wide512<T> left, Wide512<T> right) => new(Vector512.Max(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> MinFast(Wide512<T> left, Wide512<T> right)
        => Sse.IsSupported
            ? new(Vector512.MinNative(left.Value, right.Value))
            : Select(Less(left, right), left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> MaxFast(Wide512<T> left, Wide512<T> right)
        => Sse.IsSupported
            ? new(Vector512.MaxNative(left.Value, right.Value))
            : Select(Less(right, left), left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Abs(Wide512<T> value) => new(Vector512.Abs(value.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Sqrt(Wide512<T> value) => new(Vector512.Sqrt(value.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Floor(Wide512<T> value)
        => typeof(T) == typeof(float) ? new(Vector512.Floor(value.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector512.Floor(value.Value.AsDouble()).As<double, T>())
            : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Ceiling(Wide512<T> value)
        => typeof(T) == typeof(float) ? new(Vector512.Ceiling(value.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector512.Ceiling(value.Value.AsDouble()).As<double, T>())
            : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Round(Wide512<T> value)
        => typeof(T) == typeof(float) ? new(Vector512.Round(value.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector512.Round(value.Value.AsDouble()).As<double, T>())
            : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Truncate(Wide512<T> value)
        => typeof(T) == typeof(float) ? new(Vector512.Truncate(value.Value.AsSingle()).As<float, T>())
            : typeof(T) == typeof(double) ? new(Vector512.Truncate(value.Value.AsDouble()).As<double, T>())
            : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Less(Wide512<T> left, Wide512<T> right)
        => new(Vector512.LessThan(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> LessOrEqual(Wide512<T> left, Wide512<T> right)
        => new(Vector512.LessThanOrEqual(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Equal(Wide512<T> left, Wide512<T> right)
        => new(Vector512.Equals(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Select(Wide512<T> mask, Wide512<T> whenTrue, Wide512<T> whenFalse)
        => new(Vector512.ConditionalSelect(mask.Value, whenTrue.Value, whenFalse.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Fma(Wide512<T> left, Wide512<T> right, Wide512<T> addend)
        => typeof(T) == typeof(float)
            ? new(Vector512.FusedMultiplyAdd(left.Value.AsSingle(), right.Value.AsSingle(), addend.Value.AsSingle())
                .As<float, T>())
            : new(Vector512.FusedMultiplyAdd(left.Value.AsDouble(), right.Value.AsDouble(), addend.Value.AsDouble())
                .As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Scale(Wide512<T> value, Wide512<T> power)
    {
        if (Avx512F.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new(Avx512F.Scale(value.Value.AsSingle(), power.Value.AsSingle()).As<float, T>())
                : new(Avx512F.Scale(value.Value.AsDouble(), power.Value.AsDouble()).As<double, T>());
        }

        // The sum ends in the power's bits, twice biased. In two factors: neither leaves the normal range, so only
        // the last product rounds.
        if (typeof(T) == typeof(float))
        {
            var biased = (power.Value.AsSingle() + Vector512.Create(Binary32.Units + 2 * Binary32.Bias)).AsInt32();
            var part = biased >>> 1;
            var factor = (part << Binary32.MantissaBits).AsSingle();
            var rest = ((biased - part) << Binary32.MantissaBits).AsSingle();
            return new((value.Value.AsSingle() * factor * rest).As<float, T>());
        }

        var wide = (power.Value.AsDouble() + Vector512.Create(Binary64.Units + 2 * Binary64.Bias)).AsInt64();
        var half = wide >>> 1;
        var first = (half << Binary64.MantissaBits).AsDouble();
        var second = ((wide - half) << Binary64.MantissaBits).AsDouble();
        return new((value.Value.AsDouble() * first * second).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Exponent(Wide512<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            var biased = (value.Value.AsInt32() + Vector512.Create(Binary32.ToOne)) >>> Binary32.MantissaBits;
            var number = (biased | Vector512.Create(Binary32.UnitsBits)).AsSingle();
            return new((number - Vector512.Create(Binary32.Units + Binary32.Bias)).As<float, T>());
        }

        var wide = (value.Value.AsInt64() + Vector512.Create(Binary64.ToOne)) >>> Binary64.MantissaBits;
        var whole = (wide | Vector512.Create(Binary64.UnitsBits)).AsDouble();
        return new((whole - Vector512.Create(Binary64.Units + Binary64.Bias)).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Mantissa(Wide512<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            var bits = value.Value.AsInt32() + Vector512.Create(Binary32.ToOne);
            var mantissa = bits & Vector512.Create(Binary32.MantissaMask);
            return new((mantissa + Vector512.Create(Binary32.RootHalf)).As<int, T>());
        }

        var wide = value.Value.AsInt64() + Vector512.Create(Binary64.ToOne);
        var part = wide & Vector512.Create(Binary64.MantissaMask);
        return new((part + Vector512.Create(Binary64.RootHalf)).As<long, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> FirstLanes(nint count)
        => sizeof(T) == sizeof(int)
            ? new(Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)count)).As<int, T>())
            : new(Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).As<long, T>());

    public static Wide512<T> DivideWhole(Wide512<T> left, Wide512<T> right)
        => IntegerLanes.Divide<Wide512<T>, T>(left, right);

    public static Wide512<T> RemainderWhole(Wide512<T> left, Wide512<T> right)
        => IntegerLanes.Remainder<Wide512<T>, T>(left, right);

    public static Wide512<T> Map<TFunction>(Wide512<T> x, Wide512<T> y)
        where TFunction : IScalarFunction
        => Lanes.Map<TFunction, Wide512<T>, T>(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Patch<TFunction>(Wide512<T> mask, Wide512<T> x, Wide512<T> result)
        where TFunction : IScalarFunction
        => None(mask)
            ? result
            : Lanes.Patch<TFunction, Wide512<T>, T>(mask, x, result);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool None(Wide512<T> mask) => mask.Value.AsInt32() == Vector512<int>.Zero;
}
