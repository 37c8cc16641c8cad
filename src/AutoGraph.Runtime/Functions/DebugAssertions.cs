using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AutoGraph;

/// <summary><c>Debug.Assert</c> of a tensor.</summary>
public static class DebugAssertions
{
    extension(Debug)
    {
        /// <summary>Ends the run with an error unless a condition holds, in builds that define DEBUG: at once or, in a
        /// traced function, when the graph runs.</summary>
        /// <param name="condition">Bool; every element must hold.</param>
        /// <param name="message">What the error says; the text of the condition when left out.</param>
        /// <exception cref="AssertionException">It does not hold.</exception>
        [Conditional("DEBUG")]
        public static void Assert(
            Tensor condition, [CallerArgumentExpression(nameof(condition))] string message = "")
            => Ag.Assert(condition, message);
    }
}
