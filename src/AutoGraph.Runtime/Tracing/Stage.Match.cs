using System.Runtime.CompilerServices;

namespace AutoGraph.Staging;

/// <summary>An arm of a switch whose pattern matches.</summary>
/// <param name="Guard">A tensor that decides whether it is taken; null when nothing does.</param>
/// <param name="Value">What the arm gives.</param>
public sealed record SwitchArm(Tensor? Guard, Func<Tensor> Value);

public static partial class Stage
{
    /// <summary><c>value switch { arms }</c> with guards that are tensors; patterns are matched while
    /// tracing.</summary>
    /// <param name="value">What the patterns are matched with.</param>
    /// <param name="arms">In order; each gives null when its pattern does not match.</param>
    public static Tensor Match<T>(T value, params Func<T, SwitchArm?>[] arms) => Match(value, arms, 0);

    /// <summary>An arm that is taken when a tensor holds.</summary>
    public static SwitchArm Arm(Tensor guard, Func<Tensor> value) => new(guard, value);

    /// <summary>An arm that is taken.</summary>
    public static SwitchArm Arm(Func<Tensor> value) => new(null, value);

    private static Tensor Match<T>(T value, Func<T, SwitchArm?>[] arms, int first)
    {
        for (var i = first; i < arms.Length; i++)
        {
            if (arms[i](value) is { } arm)
            {
                var rest = i + 1;
                return arm.Guard is { } guard
                    ? Select(guard, arm.Value, () => Match(value, arms, rest)) : arm.Value();
            }
        }

        throw Throws(new SwitchExpressionException());
    }
}
