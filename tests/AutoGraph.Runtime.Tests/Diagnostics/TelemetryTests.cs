using System.Diagnostics;
using System.Diagnostics.Metrics;
using AutoGraph.Staging;

namespace AutoGraph.Runtime.Tests.Diagnostics;

[Collection(nameof(Watched))]
public class TelemetryTests
{
    /// <summary>A tensor, its memory's handle and its share of a slab: what one scalar output takes.</summary>
    private const long OutputBytes = 256;

    private static readonly Tensor X = Tensor.Ones([4, 3]);

    [Fact]
    public void Activities_tell_of_trace_passes_plan_and_calls()
    {
        var ended = new List<Activity>();
        using (var listener = Listen(ended.Add))
        {
            var function = Watched.Function();
            function(X);
            function(Tensor.Ones([2, 3]));
        }

        Assert.Equal(
            ["trace", "passes", "plan", "call", "trace", "passes", "plan", "call"],
            ended.Where(activity => Equals(activity.GetTagItem("autograph.function"), "watched"))
                .OrderBy(activity => activity.OperationName == "call"
                    ? activity.StartTimeUtc + activity.Duration
                    : activity.StartTimeUtc)
                .Select(activity => activity.OperationName));
        var traces = ended.Where(activity => activity.OperationName == "trace").ToArray();
        Assert.Equal("first call", traces[0].GetTagItem("autograph.reason"));
        Assert.Equal("argument 0: float32(4, 3) became float32(2, 3)", traces[1].GetTagItem("autograph.reason"));
        Assert.Equal("(float32(2, 3)) with 0", traces[1].GetTagItem("autograph.signature"));
        var call = ended.Last(activity => activity.OperationName == "call");
        Assert.Equal("(float32(2, 3))", call.GetTagItem("autograph.signature"));
        var plan = ended.First(activity => activity.OperationName == "plan");
        Assert.True((int)plan.GetTagItem("autograph.steps")! > 1);
    }

    [Fact]
    public void Instruments_count_traces_calls_kernels_memory_and_eager_operations()
    {
        var sums = new Dictionary<string, double>();
        void Add(Instrument instrument, double value)
            => sums[instrument.Name] = sums.GetValueOrDefault(instrument.Name) + value;
        using (var listener = new MeterListener())
        {
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "AutoGraph")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument, value));
            listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument, value));
            listener.Start();

            var function = Watched.Function();
            function(X);
            function(X);
            var two = Tensor.Ones([2, 3]);
            function(two);
            var before = sums.GetValueOrDefault("autograph.eager.operations");
            _ = X.MatMul(Tensor.Ones([3, 3]));
            Assert.Equal(before + 1, sums["autograph.eager.operations"]);
            listener.RecordObservableInstruments();
        }

        Assert.Equal(2, sums["autograph.traces"]);
        Assert.Equal(1, sums["autograph.retraces"]);
        Assert.Equal(3, sums["autograph.calls"]);
        Assert.True(sums["autograph.call.duration"] > 0);
        Assert.True(sums["autograph.kernels.compiled"] > 0);
        Assert.True(sums["autograph.kernels.compile_time"] > 0);
        Assert.True(sums["autograph.pool.live"] >= 0);
    }

    [Fact]
    public void A_call_allocates_its_output_only_when_nobody_listens_any_more()
    {
        using (Listen(_ => { }))
        using (Profile.Start())
        {
            Watched.Function()(X);
        }

        var traced = new TracedFunction("quiet");
        Tensor Call() => traced.Call([X], 0, static (inputs, _) => (inputs[0].MatMul(Tensor.Ones([3, 5])) + 1).Sum());
        for (var i = 0; i < 50; i++)
        {
            Call();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Call();
        }

        var perCall = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;
        Assert.True(perCall <= OutputBytes, $"{perCall} bytes a call");
    }

    private static ActivityListener Listen(Action<Activity> ended)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "AutoGraph",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
