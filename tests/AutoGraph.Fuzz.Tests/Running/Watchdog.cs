using System.Diagnostics;

namespace AutoGraph.Fuzz.Running;

/// <summary>Judges a program in a thread of its own, so that one that never ends fails instead of keeping the others
/// waiting. Its thread cannot be stopped and goes on until the process ends.</summary>
internal static class Watchdog
{
    public const string Ends = "the program ends";

    /// <summary>Processor time, since a busy machine is no endless loop. Other programs take less than a
    /// second.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    public static Outcome Judge(Executable program)
    {
        Outcome? outcome = null;
        var thread = new Thread(() => outcome = Oracle.Judge(program)) { IsBackground = true };
        var before = ProcessorTime();
        thread.Start();
        while (!thread.Join(Interval))
        {
            if (ProcessorTime() - before > Patience)
                return new(new(Ends, $"still running after {Patience.TotalSeconds} s"));
        }

        return outcome!;
    }

    private static TimeSpan ProcessorTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
