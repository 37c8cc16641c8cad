namespace AutoGraph;

/// <summary>What C# has no word for in a staged function.</summary>
public static partial class Ag
{
    /// <summary>0, 1, … <paramref name="stop"/> - 1, to go through with foreach;
    /// a staged loop when a function is traced.</summary>
    public static TensorRange Range(Tensor stop) => new(0, stop, 1);

    /// <summary>From <paramref name="start"/> towards <paramref name="stop"/>, which is not reached.</summary>
    /// <param name="start">int32 scalar.</param>
    /// <param name="stop">int32 scalar.</param>
    /// <param name="step">int32 scalar, not 0; negative to count down.</param>
    public static TensorRange Range(Tensor start, Tensor stop, Tensor? step = null) => new(start, stop, step ?? 1);
}
