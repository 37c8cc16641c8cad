namespace AutoGraph.Kernels;

/// <content>The lesser and the greater: NaN when either is, and -0 less than 0.</content>
/// <remarks>As <see cref="Extremes"/> says; one order is enough beside a number known in advance.</remarks>
internal readonly partial struct Symbol<T>
{
    public static Symbol<T> Min(Symbol<T> left, Symbol<T> right)
    {
        if (!Extremes.NeedTwoOrders<T>())
        {
            return Two("Min", left, right);
        }

        var (known, other) = Emitter.NumberOf(left.Place) is null ? (right, left) : (left, right);
        double number = Emitter.NumberOf(known.Place) ?? double.NaN;
        bool oneOrder = number > 0 || number < 0 || (number == 0 && !double.IsNegative(number));

        // The bits that either has: -0 of two zeros, and NaN of any number and NaN.
        return oneOrder ? MinFast(known, other) : MinFast(left, right) | MinFast(right, left);
    }

    public static Symbol<T> Max(Symbol<T> left, Symbol<T> right)
    {
        if (!Extremes.NeedTwoOrders<T>())
        {
            return Two("Max", left, right);
        }

        var (known, other) = Emitter.NumberOf(left.Place) is null ? (right, left) : (left, right);
        double number = Emitter.NumberOf(known.Place) ?? double.NaN;
        if (!double.IsNaN(number))
        {
            // Adding 0 turns -0 into 0 and changes nothing else.
            var greater = MaxFast(known, other);
            return number == 0 && !double.IsNegative(number) ? greater + Number(0) : greater;
        }

        // The bits that both have: 0 of two zeros.
        var both = MaxFast(left, right) & MaxFast(right, left);
        return both | new Symbol<T>(Emitter.Unordered(typeof(T), left.Place, right.Place));
    }
}
