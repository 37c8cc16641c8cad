namespace AutoGraph.Kernels;

/// <summary>Arithmetic on a vector of any width, so that operations and mathematics are written once.</summary>
/// <remarks>Implemented by registers, and by <see cref="Symbol{T}"/>, which writes the same arithmetic down as IL.
/// Masks are vectors whose elements have all bits set or none.</remarks>
internal interface ISimd<TSelf, T>
    where TSelf : unmanaged, ISimd<TSelf, T>
    where T : unmanaged
{
    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf value);

    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>Of floating elements only.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    static abstract TSelf operator &(TSelf left, TSelf right);

    static abstract TSelf operator |(TSelf left, TSelf right);

    static abstract TSelf operator ^(TSelf left, TSelf right);

    static abstract TSelf operator ~(TSelf value);

    static abstract TSelf operator <<(TSelf value, int count);

    /// <summary>Of signed integers with the sign, of unsigned ones with zeros.</summary>
    static abstract TSelf operator >>(TSelf value, int count);

    /// <summary>The number in every element, rounded to the element type.</summary>
    static abstract TSelf Number(double value);

    /// <summary>NaN when either is.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>NaN when either is.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>The second where either is NaN, as x86 has it.</summary>
    static abstract TSelf MinFast(TSelf left, TSelf right);

    /// <summary>The second where either is NaN, as x86 has it.</summary>
    static abstract TSelf MaxFast(TSelf left, TSelf right);

    static abstract TSelf Abs(TSelf value);

    static abstract TSelf Sqrt(TSelf value);

    static abstract TSelf Floor(TSelf value);

    static abstract TSelf Ceiling(TSelf value);

    /// <summary>To the nearest, halves to even.</summary>
    static abstract TSelf Round(TSelf value);

    static abstract TSelf Truncate(TSelf value);

    static abstract TSelf Less(TSelf left, TSelf right);

    static abstract TSelf LessOrEqual(TSelf left, TSelf right);

    static abstract TSelf Equal(TSelf left, TSelf right);

    static abstract TSelf Select(TSelf mask, TSelf whenTrue, TSelf whenFalse);

    /// <summary>left · right + addend, rounded once.</summary>
    static abstract TSelf Fma(TSelf left, TSelf right, TSelf addend);

    /// <summary>value · 2^power for whole powers from -252 to 254 (double: -2044 to 2046), rounded once.</summary>
    static abstract TSelf Scale(TSelf value, TSelf power);

    /// <summary>The whole number k for which value / 2^k lies from √½ to √2, of normal, finite, positive values.</summary>
    static abstract TSelf Exponent(TSelf value);

    /// <summary>value / 2^Exponent(value), of normal, finite, positive values.</summary>
    static abstract TSelf Mantissa(TSelf value);

    /// <summary>Quotients of integers, 0 where the divisor is 0.</summary>
    static abstract TSelf DivideWhole(TSelf left, TSelf right);

    /// <summary>Remainders of integers, 0 where the divisor is 0.</summary>
    static abstract TSelf RemainderWhole(TSelf left, TSelf right);

    /// <summary>A function without a vector form, lane by lane.</summary>
    static abstract TSelf Map<TFunction>(TSelf x, TSelf y)
        where TFunction : IScalarFunction;

    /// <summary>The result, but where the mask is set, which is rare, the function of x.</summary>
    static abstract TSelf Patch<TFunction>(TSelf mask, TSelf x, TSelf result)
        where TFunction : IScalarFunction;
}
