using Microsoft.CodeAnalysis;

namespace AutoGraph.Generator.Checks;

/// <summary>What is known of a tensor before anything runs; null is not known.</summary>
/// <param name="DType">As the runtime names it, such as float32.</param>
/// <param name="Sizes">Its shape.</param>
internal sealed record Fact(string? DType, Sizes? Sizes)
{
    public static readonly Fact Nothing = new(null, null);

    /// <summary>A literal: it takes the dtype of what it meets.</summary>
    public bool IsWeak { get; init; }

    /// <summary>Double literals that alone made it float64.</summary>
    public SyntaxNode? DoubleLiteral { get; init; }

    /// <summary>A constant of the same value, which keeps its dtype.</summary>
    public Fact Strong => this with { IsWeak = false };

    /// <summary>Whether it takes this dtype when they meet.</summary>
    public bool Adapts(string to)
        => IsWeak && DType is not null
            && (DTypes.IsInteger(DType) ? DTypes.IsNumber(to) : DTypes.IsFloating(DType) && DTypes.IsFloating(to));

    /// <summary>They meet in an operation that wants one dtype, and have two.</summary>
    public static bool DoNotMix(Fact left, Fact right)
        => left.DType is { } a && right.DType is { } b && a != b && !left.Adapts(b) && !right.Adapts(a);

    /// <summary>The dtype that both have in an operation; null when one of them may still be a literal.</summary>
    public static string? Joint(Fact left, Fact right)
    {
        if (left.DType is null) return right.IsWeak ? null : right.DType;
        if (right.DType is null) return left.IsWeak ? null : left.DType;
        if (left.DType == right.DType) return left.DType;
        return left.Adapts(right.DType) ? right.DType : right.Adapts(left.DType) ? left.DType : null;
    }

    /// <summary>The shape that both broadcast to.</summary>
    public static Sizes? JointSizes(Fact left, Fact right)
        => left.Sizes is { } a && right.Sizes is { } b ? Sizes.Broadcast(a, b) : null;

    public override string ToString() => $"{DType ?? "?"}{Sizes?.ToString() ?? "(…)"}";
}
