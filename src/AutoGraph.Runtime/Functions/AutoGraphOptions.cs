using AutoGraph.Kernels;

namespace AutoGraph;

/// <summary>Settings of the process.</summary>
public static class AutoGraphOptions
{
    private static volatile bool runFunctionsEagerly;

    /// <summary>Methods marked [TensorFunction] run as they are written, statement by statement,
    /// so that a debugger steps through them.</summary>
    public static bool RunFunctionsEagerly
    {
        get => runFunctionsEagerly;
        set => runFunctionsEagerly = value;
    }

    /// <summary>The first operation on floating tensors that makes a NaN or an infinity of operands without any is an
    /// error that names it, its line and the iteration: eagerly, in graphs, and in derivatives.</summary>
    /// <remarks>For looking for a mistake: graphs then run operation by operation and are several times slower. Off, it
    /// costs nothing. What a program puts in itself (a mask of -∞, data with NaN) is no error.</remarks>
    /// <seealso cref="NumericsException"/>
    public static bool CheckNumerics
    {
        get => Ops.NumericsCheck.IsOn;
        set => Ops.NumericsCheck.IsOn = value;
    }

    /// <summary>What to print as functions are traced and run, as AUTOGRAPH_SHOW says it:
    /// <c>"trace,plan,file=log.txt"</c>; empty for nothing.</summary>
    /// <remarks>Words: <c>trace</c> (each trace, why and how long), <c>graph</c> (as traced), <c>passes</c> (after the
    /// passes), <c>plan</c> (the steps), <c>kernels</c> (what they compute), <c>memory</c> (where values lie),
    /// <c>profile</c> (a table when the process ends or the word is taken away), <c>file=PATH</c> (instead of the error
    /// output; written anew).</remarks>
    /// <exception cref="ArgumentException">A word that is none of these; nothing has changed.</exception>
    /// <exception cref="IOException">The file cannot be written; nothing has changed.</exception>
    public static string Show
    {
        get => Diagnostics.Show.Words;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Diagnostics.Show.Words = value;
        }
    }

    /// <summary>How many threads operations use, the calling one included. Results do not depend on it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public static int Threads
    {
        get => Workers.Threads;
        set => Workers.Threads = value;
    }
}
