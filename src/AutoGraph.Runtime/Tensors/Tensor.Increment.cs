namespace AutoGraph;

public sealed partial class Tensor
{
    /// <summary>One more, element by element.</summary>
    /// <param name="value">Numeric; the result has its dtype.</param>
    public static Tensor operator ++(Tensor value) => value + 1;

    /// <summary>One less, element by element.</summary>
    /// <param name="value">Numeric; the result has its dtype.</param>
    public static Tensor operator --(Tensor value) => value - 1;
}
