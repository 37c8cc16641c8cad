using AutoGraph.Ops;

namespace AutoGraph;

public static partial class Nn
{
    /// <summary>-Σ labels · log softmax(logits) over the last axis: the loss of each example.</summary>
    /// <param name="labels">(…, classes), probabilities or one-hot, of the dtype of the logits.</param>
    /// <param name="logits">(…, classes), floating, any size: nothing overflows.</param>
    /// <returns>(…). The gradient by the logits is softmax(logits) · Σ labels - labels.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast, or there are no classes.</exception>
    public static Tensor SoftmaxCrossEntropy(Tensor labels, Tensor logits)
    {
        var logarithms = LogSoftmax(logits);
        // -∞ would give NaN where the label is 0.
        var lowest = logits.DType == DType.Float64 ? double.MinValue : logits.DType == DType.Float32 ? float.MinValue
            : -60000.0;
        return -Tensor.Sum(labels * Tensor.Maximum(logarithms, lowest), axis: -1);
    }

    /// <summary>-log softmax(logits) at the label, over the last axis: the loss of each example.</summary>
    /// <param name="labels">(…), integers from 0 to classes - 1.</param>
    /// <param name="logits">(…, classes), floating, any size: nothing overflows. The number of classes is
    /// known.</param>
    /// <returns>(…), of the dtype of the logits. The gradient by the logits is softmax(logits) -
    /// one-hot(labels).</returns>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The labels are no integers, or the logits not floating.</exception>
    /// <exception cref="IndexException">A label is no class; thrown when the operation runs.</exception>
    public static Tensor SparseSoftmaxCrossEntropy(Tensor labels, Tensor logits)
    {
        const string name = "sparseSoftmaxCrossEntropy";
        var logarithms = LogSoftmax(logits);
        var classes = logits.Shape.Sizes[^1];
        if (classes < 0 || !Fit(labels.Shape.Sizes, logits.Shape.Sizes[..^1]))
        {
            throw new ShapeException(
                $"{name}: expected labels (…) and logits (…, classes) with a known number of classes, got labels "
                    + $"{labels.Shape} and logits "
                + $"{logits.Shape}. One-hot labels go with SoftmaxCrossEntropy; labels (…, 1) need Squeeze(-1).");
        }

        var isLabel = Tensor.OneHot(CheckedIndices.Apply(name, labels, classes), classes, DType.Bool);
        return -Tensor.Sum(Tensor.Where(isLabel, logarithms, 0), axis: -1);
    }

    /// <summary>Equal ranks, and sizes equal where both are known.</summary>
    private static bool Fit(ReadOnlySpan<int> labels, ReadOnlySpan<int> examples)
    {
        if (labels.Length != examples.Length)
        {
            return false;
        }

        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] != examples[i] && labels[i] >= 0 && examples[i] >= 0)
            {
                return false;
            }
        }

        return true;
    }
}
