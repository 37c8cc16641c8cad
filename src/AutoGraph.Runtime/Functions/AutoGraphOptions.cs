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

    /// <summary>How many threads operations use, the calling one included. Results do not depend on it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public static int Threads
    {
        get => Workers.Threads;
        set => Workers.Threads = value;
    }
}
