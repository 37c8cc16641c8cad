using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace AutoGraph.Kernels;

/// <summary>A few threads that help a caller with its chunks.</summary>
/// <remarks>
/// <para>The caller takes part and finishes what nobody claimed, so a worker that is not scheduled never stalls it.
/// Calls do not allocate. Several callers at a time share the workers, never more threads than there may be in all; a
/// nested call runs its chunks on its own thread.</para>
/// <para>Threads are started when first needed, are background threads, spin briefly and then park.</para>
/// </remarks>
public static class Workers
{
    private static readonly Lock Gate = new();
    private static int _threads = Environment.ProcessorCount;
    private static int _running;

    /// <summary>True on a thread that runs chunks.</summary>
    [ThreadStatic]
    private static bool _busy;

    /// <summary>Threads that share a job, the caller among them; as many as processors unless set.</summary>
    /// <remarks>Never changes a result. May be set at any time; surplus workers end by themselves.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public static int Threads
    {
        get => Volatile.Read(ref _threads);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Volatile.Write(ref _threads, value);
            Parking.WakeAll();
        }
    }

    /// <summary>Runs every chunk once and returns when all are done.</summary>
    /// <param name="chunks">How many; 0 or less does nothing.</param>
    /// <param name="job">Shared by the threads, never copied: what chunks write to its fields stays.</param>
    /// <remarks>An exception of a chunk is thrown here, the first one if there are several, after the chunks under
    /// way have ended; chunks not yet started are then left out.</remarks>
    public static unsafe void Run<TJob>(int chunks, ref TJob job)
        where TJob : struct, IChunkJob
    {
        var threads = Threads;
        if (chunks <= 1 || threads == 1 || _busy || TryEnter(threads - 1) is not { } shared)
        {
            for (var chunk = 0; chunk < chunks; chunk++)
            {
                job.Run(chunk);
            }

            return;
        }

        // Pinned, because nothing keeps a caller from passing a field of an object; on a stack this costs nothing.
        fixed (byte* address = &Unsafe.As<TJob, byte>(ref job))
        {
            _busy = true;
            shared.Publish(&RunChunk<TJob>, address, chunks);
            Parking.Wake(Math.Min(JobBoard.Room(threads), chunks - 1));
            shared.Help(fromFront: true);
            var failure = shared.FinishAndLeave();
            _busy = false;
            if (failure is not null)
            {
                ExceptionDispatchInfo.Throw(failure);
            }
        }
    }

    private static unsafe void RunChunk<TJob>(void* job, int chunk)
        where TJob : struct, IChunkJob
        => Unsafe.AsRef<TJob>(job).Run(chunk);

    private static SharedJob? TryEnter(int workers)
    {
        // In this order, so that a thread that cannot be started does not leave the place taken.
        EnsureRunning(workers);
        return JobBoard.TryEnter();
    }

    private static void EnsureRunning(int wanted)
    {
        if (Volatile.Read(ref _running) >= wanted)
        {
            return;
        }

        lock (Gate)
        {
            for (; _running < wanted; _running++)
            {
                new Thread(Work, maxStackSize: 1 << 20) { IsBackground = true, Name = "AutoGraph worker" }
                    .UnsafeStart();
            }
        }
    }

    private static void Work()
    {
        _busy = true;
        while (!EndSurplus())
        {
            if (JobBoard.WaitBriefly(Threads))
            {
                JobBoard.Help(Threads);
            }
            else
            {
                Parking.Park();
            }
        }
    }

    /// <summary>Whichever worker looks first is the one too many.</summary>
    private static bool EndSurplus()
    {
        if (Volatile.Read(ref _running) <= Threads - 1)
        {
            return false;
        }

        lock (Gate)
        {
            if (_running <= Threads - 1)
            {
                return false;
            }

            _running--;
            return true;
        }
    }
}
