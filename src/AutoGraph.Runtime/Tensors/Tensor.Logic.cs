namespace AutoGraph;

public sealed partial class Tensor
{
    /// <summary>Whether both hold, element by element with broadcasting; bool.</summary>
    public static Tensor operator &(Tensor left, Tensor right) => LogicalAnd(left, right);

    /// <summary>Whether one of them holds, element by element with broadcasting; bool.</summary>
    public static Tensor operator |(Tensor left, Tensor right) => LogicalOr(left, right);

    /// <summary>Not x, element by element; bool.</summary>
    public static Tensor operator !(Tensor x) => LogicalNot(x);
}
