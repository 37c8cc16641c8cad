namespace AutoGraph.Ops;

/// <summary>Places of an axis whose size only the running graph knows.</summary>
/// <param name="Axis">Which axis.</param>
/// <param name="Span">Which places.</param>
/// <param name="IsPlace">It is one place that must be there.</param>
internal sealed record SliceSpan(int Axis, PlaceSpan Span, bool IsPlace) : ViewOp
{
    public override string Attributes => $"{Axis}, {Span}";

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        var sizes = inputs[0].Shape.Sizes.ToArray();
        sizes[Axis] = IsPlace ? 1 : sizes[Axis] < 0 ? Shape.Unknown : Span.Within(sizes[Axis]).Count;
        return [inputs[0] with { Shape = new Shape(sizes) }];
    }

    public override Layout? TryView(Layout input)
    {
        var (start, count) = Span.Within(input.Shape.Sizes[Axis]);
        return IsPlace && count != 1
            ? throw IndexPlan.OutOfRange(Span.Start!.Value, Axis, input.Shape)
            : new Slice(Axis, start, count, Span.Step).TryView(input);
    }

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        => inputs[0].DType.IsFloating
            ? [Dispatch.Single(new Overwrite(this), Tensor.ZerosLike(inputs[0]), upstream[0]!)]
            : NoGradient;
}
