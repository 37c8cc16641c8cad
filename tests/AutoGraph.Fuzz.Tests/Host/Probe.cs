namespace AutoGraph.Fuzz.Host;

/// <summary>Writes down, while a host twin runs, which way every decision on floating numbers went: two runs on the
/// same path compute the same formula, which is smooth between their inputs.</summary>
public static class Probe
{
    [ThreadStatic]
    private static ulong path;

    [ThreadStatic]
    private static bool isUndefined;

    /// <summary>A hash of all decisions since <see cref="Start"/>.</summary>
    public static ulong Path => path;

    /// <summary>A NaN was to decide, or an infinity: what follows from it is not compared.</summary>
    public static bool IsUndefined => isUndefined;

    public static void Start() => (path, isUndefined) = (14695981039346656037, false);

    public static bool Less(double left, double right) => Decide(left < right, left, right);

    public static bool LessEqual(double left, double right) => Decide(left <= right, left, right);

    public static bool Greater(double left, double right) => Decide(left > right, left, right);

    public static bool GreaterEqual(double left, double right) => Decide(left >= right, left, right);

    public static bool AnyGreater(Vector left, Vector right)
        => left.Zip(right, (l, r) => Greater(l, r) ? 1 : 0).Elements.Sum() > 0;

    /// <summary>A flag that the C# compiler does not know.</summary>
    public static bool Flag(bool value) => value;

    /// <summary>Ties count as ways of their own: a minimum has no derivative there.</summary>
    public static double Minimum(double left, double right)
        => Note(left.CompareTo(right), left, right) < 0 ? left : right;

    public static double Maximum(double left, double right)
        => Note(left.CompareTo(right), left, right) > 0 ? left : right;

    public static double Absolute(double x) => Note(x.CompareTo(0), x, 0) < 0 ? -x : Math.Abs(x);

    public static int Floor(double x) => Note((int)Math.Floor(x), x, 0);

    private static bool Decide(bool outcome, double left, double right)
    {
        Note((outcome ? 1 : 0) + (left == right ? 2 : 0), left, right);
        return outcome;
    }

    private static int Note(int outcome, double left, double right)
    {
        isUndefined |= !double.IsFinite(left) || !double.IsFinite(right);
        path = (path ^ unchecked((ulong)outcome + 17)) * 1099511628211;
        return outcome;
    }
}
