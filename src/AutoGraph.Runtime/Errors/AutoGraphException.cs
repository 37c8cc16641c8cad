namespace AutoGraph;

/// <summary>The base of all errors that AutoGraph raises by itself: it names the operation, what was expected,
/// what came and the remedy.</summary>
public class AutoGraphException(string message, Exception? inner = null) : Exception(message, inner);

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
