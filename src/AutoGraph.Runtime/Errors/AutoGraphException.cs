using AutoGraph.Errors;

namespace AutoGraph;

/// <summary>The base of all errors that AutoGraph raises by itself: it names the operation, what was expected,
/// what came and the remedy; and, in a [TensorFunction], the line and the iteration.</summary>
public class AutoGraphException : Exception
{
    private ErrorPlace place;

    /// <summary>An error; one that arises while a function is traced knows the line that is traced.</summary>
    public AutoGraphException(string message, Exception? inner = null)
        : base(message, inner)
    {
        place = default(ErrorPlace).At(SourceLines.Current);
    }

    /// <summary>The operation, what was expected, what came, the remedy, and in a [TensorFunction] where:
    /// <c>… (at Model.cs:12 in iteration 3 of the loop at Model.cs:10)</c>.</summary>
    public override string Message => place.IsKnown ? $"{base.Message} (at {place})" : base.Message;

    /// <summary>The line of a [TensorFunction] from which the operation comes; null in eager code, where the stack
    /// trace leads there, and in methods that were not converted.</summary>
    public SourceLine? SourceLine => place.Line;

    /// <summary>The iteration, counted from 0, of the innermost staged loop around it when the graph ran; null outside
    /// of loops.</summary>
    public long? Iteration => place.Iteration;

    internal ref ErrorPlace Place => ref place;
}

/// <summary>Shapes that do not fit together, an axis out of range,
/// a size that is not what an operation needs.</summary>
public sealed class ShapeException(string message) : AutoGraphException(message);

/// <summary>Dtypes that do not fit together or that an operation does not take.</summary>
public sealed class DTypeException(string message) : AutoGraphException(message);

/// <summary>An index outside the sizes of a tensor.</summary>
public sealed class IndexException(string message) : AutoGraphException(message);

/// <summary>Something that cannot be staged: a symbolic tensor read as a value,
/// state of a loop that changes its shape, …</summary>
public sealed class StagingException(string message) : AutoGraphException(message);

/// <summary>A gradient that cannot be given: a tape used twice, a source that the target does not depend on.</summary>
public sealed class GradientException(string message) : AutoGraphException(message);

/// <summary>An <c>Ag.Assert</c> that did not hold.</summary>
public sealed class AssertionException(string message) : AutoGraphException(message);
