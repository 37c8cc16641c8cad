namespace AutoGraph.Kernels;

/// <summary>One spatial axis along which a window slides.</summary>
/// <param name="Input">Elements of the input.</param>
/// <param name="Output">Places of the window, which are the elements of the output.</param>
/// <param name="Window">Taps of the window, at least 1.</param>
/// <param name="Stride">From place to place in elements of the input, at least 1.</param>
/// <param name="Dilation">From tap to tap in elements of the input, at least 1.</param>
/// <param name="Before">How far the first place begins before the first element, at least 0. What hangs over at either
/// end is padding.</param>
public readonly record struct WindowAxis(int Input, int Output, int Window, int Stride, int Dilation, int Before)
{
    /// <summary>Stands for an axis that is not there.</summary>
    public static WindowAxis None { get; } = new(1, 1, 1, 1, 1, 0);

    /// <summary>The window is one tap that goes over every element: the axis is like one of the batch.</summary>
    internal bool IsPlain => Window == 1 && Stride == 1 && Before == 0 && Input == Output;

    /// <summary>Each element is under the window at exactly one place.</summary>
    internal bool IsTiling => Stride == Window && Dilation == 1 && Before == 0 && Output * (long)Stride == Input;

    /// <summary>No element is under the window at two places.</summary>
    internal bool IsDisjoint => Output <= 1 || (Stride >= Window && Dilation == 1);
}
