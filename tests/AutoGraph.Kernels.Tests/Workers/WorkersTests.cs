using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels.Tests;

[Collection(ThreadCountCollection.Name)]
public sealed class WorkersTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Every_chunk_runs_once(int threads)
    {
        using var _ = new ThreadCount(threads);
        for (var chunks = -1; chunks < 70; chunks++)
        {
            var job = new CountingJob(new int[Math.Max(chunks, 0)]);
            Workers.Run(chunks, ref job);
            Assert.All(job.Seen, times => Assert.Equal(1, times));
        }
    }

    [Fact]
    public void Millions_of_tiny_jobs_from_several_threads_all_finish_on_their_own_stack()
    {
        using var _ = new ThreadCount(3);
        var callers = Enumerable.Range(0, 6).Select(seed => new Thread(() => CallOften(seed, 200_000))).ToList();
        callers.ForEach(caller => caller.Start());
        callers.ForEach(caller => caller.Join());
        Assert.Equal(0, Volatile.Read(ref _wrong));
    }

    [Fact]
    public void Workers_help_two_callers_at_once()
    {
        using var _ = new ThreadCount(4);
        using var meeting = new CountdownEvent(4);
        var callers = Enumerable.Range(0, 2).Select(_ => new Thread(() => Meet(meeting, chunks: 2))).ToList();
        callers.ForEach(caller => caller.Start());
        callers.ForEach(caller => caller.Join());
        Assert.Equal(0, Volatile.Read(ref _wrong));
    }

    [Fact]
    public void One_caller_shares_many_tiny_jobs_with_the_workers()
    {
        using var _ = new ThreadCount(4);
        CallOften(7, 1_000_000);
        Assert.Equal(0, Volatile.Read(ref _wrong));
    }

    [Fact]
    public void The_thread_count_may_change_between_and_during_calls()
    {
        using var _ = new ThreadCount(2);
        var caller = new Thread(() => CallOften(1, 100_000));
        caller.Start();
        for (var step = 0; caller.IsAlive; step++)
        {
            Workers.Threads = 1 + step % 5;
            Thread.SpinWait(200);
        }

        Assert.Equal(0, Volatile.Read(ref _wrong));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_exception_reaches_the_caller_and_the_workers_stay_usable(int threads)
    {
        using var _ = new ThreadCount(threads);
        for (var round = 0; round < 2000; round++)
        {
            var failing = new FailingJob(round % 9);
            var error = Assert.Throws<InvalidOperationException>(() => Workers.Run(9, ref failing));
            Assert.Equal($"chunk {round % 9}", error.Message);
            var job = new CountingJob(new int[5]);
            Workers.Run(5, ref job);
            Assert.All(job.Seen, times => Assert.Equal(1, times));
        }
    }

    [Fact]
    public void Calls_may_be_nested()
    {
        using var _ = new ThreadCount(3);
        for (var round = 0; round < 2000; round++)
        {
            var job = new NestedJob(new int[40]);
            Workers.Run(5, ref job);
            Assert.All(job.Seen, times => Assert.Equal(1, times));
        }
    }

    [Fact]
    public void A_job_may_be_a_field_of_an_object_that_moves()
    {
        using var _ = new ThreadCount(3);
        for (var round = 0; round < 50; round++)
        {
            var holder = new Holder { Job = new CollectingJob() };
            Workers.Run(4, ref holder.Job);
            Assert.Equal(4, holder.Job.Done);
        }
    }

    [Fact]
    public void A_call_does_not_allocate()
    {
        using var _ = new ThreadCount(2);
        var job = new CountingJob(new int[4]);
        Workers.Run(4, ref job);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1000; round++)
        {
            Workers.Run(4, ref job);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Threads_must_be_positive() => Assert.Throws<ArgumentOutOfRangeException>(() => Workers.Threads = 0);

    private int _wrong;

    /// <summary>Each job sums into its caller's stack; a chunk run late or twice shows up in a later sum.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CallOften(int seed, int jobs)
    {
        for (var round = 0; round < jobs; round++)
        {
            var chunks = 2 + (round + seed) % 6;
            var job = new SummingJob { Tag = round };
            Workers.Run(chunks, ref job);
            if (job.Sum != (long)chunks * round + chunks * (chunks - 1) / 2)
            {
                Interlocked.Increment(ref _wrong);
            }
        }
    }

    /// <summary>Every chunk waits until those of all callers run.</summary>
    private void Meet(CountdownEvent meeting, int chunks)
    {
        var job = new MeetingJob(meeting, new int[chunks]);
        Workers.Run(chunks, ref job);
        Interlocked.Add(ref _wrong, job.Missed.Sum());
    }

    private readonly struct MeetingJob(CountdownEvent meeting, int[] missed) : IChunkJob
    {
        public int[] Missed { get; } = missed;

        public void Run(int chunk)
        {
            meeting.Signal();
            Missed[chunk] = meeting.Wait(TimeSpan.FromSeconds(20)) ? 0 : 1;
        }
    }

    private struct SummingJob : IChunkJob
    {
        public long Tag;
        public long Sum;

        public void Run(int chunk) => Interlocked.Add(ref Sum, Tag + chunk);
    }

    private readonly struct CountingJob(int[] seen) : IChunkJob
    {
        public int[] Seen { get; } = seen;

        public void Run(int chunk) => Interlocked.Increment(ref Seen[chunk]);
    }

    private readonly struct FailingJob(int bad) : IChunkJob
    {
        public void Run(int chunk)
        {
            if (chunk == bad)
            {
                throw new InvalidOperationException($"chunk {chunk}");
            }
        }
    }

    private readonly struct NestedJob(int[] seen) : IChunkJob
    {
        public int[] Seen { get; } = seen;

        public void Run(int chunk)
        {
            var inner = new InnerJob(Seen, chunk * 8);
            Workers.Run(8, ref inner);
        }
    }

    private readonly struct InnerJob(int[] seen, int start) : IChunkJob
    {
        public void Run(int chunk) => Interlocked.Increment(ref seen[start + chunk]);
    }

    private struct CollectingJob : IChunkJob
    {
        public int Done;

        public void Run(int chunk)
        {
            GC.Collect(0);
            Interlocked.Increment(ref Done);
        }
    }

    private sealed class Holder
    {
        public CollectingJob Job;
    }
}
