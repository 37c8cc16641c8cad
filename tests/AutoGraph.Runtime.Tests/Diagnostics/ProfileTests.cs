using System.Text;
using System.Text.Json;
using AutoGraph.Staging;

namespace AutoGraph.Runtime.Tests.Diagnostics;

[Collection(nameof(Watched))]
public class ProfileTests
{
    private static readonly Tensor X = Tensor.Ones([4, 3]);

    [Fact]
    public void Steps_are_counted_with_their_work_in_loops_too()
    {
        var function = Watched.Function();
        function(X);
        using var profile = Profile.Start();
        for (var i = 0; i < 3; i++)
        {
            function(X);
        }

        var rows = profile.Rows;
        var product = rows.Single(row => row.Name == "matmul 4x3·3x5");
        Assert.Equal(("step", 3, 3.0 * 2 * 4 * 3 * 5), (product.Kind, product.Calls, product.Flops));
        Assert.Equal(3.0 * 4 * (12 + 15 + 20), product.Bytes);
        Assert.Equal(product.Flops / product.Total.TotalSeconds / 1e9, product.GigaFlopsPerSecond, 6);
        Assert.True(product.RooflineShare > 0);
        Assert.Equal(3, rows.Single(row => row is { Kind: "call", Name: "watched" }).Calls);
        Assert.Equal(3, rows.Single(row => row.Name == "while").Calls);
        Assert.Equal(15, rows.Single(row => row.Name.StartsWith("loop divide", StringComparison.Ordinal)).Calls);
        Assert.Equal(18, rows.Single(row => row.Name.StartsWith("loop less", StringComparison.Ordinal)).Calls);
    }

    [Fact]
    public void Own_times_add_up_to_the_calls()
    {
        var function = Watched.Function();
        function(X);
        using var profile = Profile.Start();
        function(X);
        function(X);
        profile.Dispose();

        var rows = profile.Rows;
        Assert.All(rows, row => Assert.InRange(row.Own, TimeSpan.Zero, row.Total));
        var call = rows.Single(row => row.Kind == "call").Total;
        Assert.InRange(rows.Sum(row => row.Own.TotalSeconds), 0, call.TotalSeconds + 1e-6);
        Assert.InRange(call, TimeSpan.Zero, profile.Elapsed);
    }

    [Fact]
    public void The_first_call_shows_tracing_passes_and_planning()
    {
        using var profile = Profile.Start();
        Watched.Function()(X);

        Assert.Equal(
            ["call", "passes", "plan", "trace"],
            profile.Rows.Where(row => row.Name == "watched").Select(row => row.Kind).Order());
    }

    [Fact]
    public void Eager_operations_are_seen_under_a_tape_too()
    {
        var w = Tensor.Ones([3, 5]);
        using var profile = Profile.Start();
        X.MatMul(w);
        using (new GradientTape())
        {
            X.MatMul(w);
        }

        var row = profile.Rows.Single(row => row.Name == "matmul 4x3·3x5");
        Assert.Equal(("eager", 2, 2.0 * 2 * 4 * 3 * 5), (row.Kind, row.Calls, row.Flops));
    }

    [Fact]
    public void Only_what_runs_between_start_and_end_is_noted_and_profiles_may_overlap()
    {
        var function = Watched.Function();
        function(X);
        var first = Profile.Start();
        function(X);
        using var second = Profile.Start();
        function(X);
        first.Dispose();
        first.Dispose();
        function(X);

        Assert.Equal(2, Calls(first));
        Assert.Equal(2, Calls(second));
        var elapsed = first.Elapsed;
        Assert.Equal(elapsed, first.Elapsed);
    }

    [Fact]
    public void What_throws_is_noted_and_what_follows_is_right()
    {
        var traced = new TracedFunction("asserts");
        Tensor Call(Tensor x) => traced.Call([x], 0, static (inputs, _) =>
        {
            Ag.Assert(inputs[0].Sum() > 0, "positive");
            return inputs[0] * 2;
        });
        Call(X);
        using var profile = Profile.Start();
        Assert.Throws<AssertionException>(() => Call(-X));
        Call(X);

        Assert.Equal(2, profile.Rows.Single(row => row.Name == "asserts").Calls);
        Assert.All(profile.Rows, row => Assert.InRange(row.Own, TimeSpan.Zero, row.Total));
    }

    [Fact]
    public void The_table_names_every_row_and_the_roofline()
    {
        var function = Watched.Function();
        function(X);
        using var profile = Profile.Start();
        function(X);

        var lines = profile.ToString().Split('\n');
        Assert.StartsWith("name", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("matmul 4x3·3x5 ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("call watched ", StringComparison.Ordinal));
        Assert.Matches("ms on 1 thread within .* ms; roofline of .* GFLOP/s in float32", lines[^1]);
        Assert.Equal(profile.Rows.Count + 2, lines.Length);
    }

    [Fact]
    public void A_chrome_trace_nests_by_thread_and_keeps_the_durations()
    {
        var function = Watched.Function();
        function(X);
        using var profile = Profile.Start();
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < 25; i++)
            {
                function(X);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        profile.Dispose();

        using var stream = new MemoryStream();
        profile.WriteChromeTrace(stream);
        using var document = JsonDocument.Parse(stream.ToArray());
        var all = document.RootElement.GetProperty("traceEvents").EnumerateArray().ToArray();
        var events = all.Where(item => item.GetProperty("ph").GetString() == "X").Select(Event.Of).ToArray();

        Assert.Equal(profile.Rows.Sum(row => row.Calls), events.Length);
        Assert.Equal(4, events.Select(item => item.Thread).Distinct().Count());
        Assert.Equal(4, all.Count(item => item.GetProperty("name").GetString() == "thread_name"));
        var call = profile.Rows.Single(row => row.Kind == "call");
        Assert.Equal(100, call.Calls);
        Assert.Equal(
            call.Total.TotalMicroseconds, events.Where(item => item.Kind == "call").Sum(item => item.Duration), 0.2);
        foreach (var thread in events.GroupBy(item => item.Thread))
        {
            AssertNested([.. thread]);
        }
    }

    [Fact]
    public void Rows_the_table_and_the_chrome_trace_name_the_lines()
    {
        var traced = new TracedFunction("lines");
        using var profile = Profile.Start();
        traced.Call([X], 0, static (inputs, _) =>
        {
            using var lines = Stage.Lines("Model.cs");
            Stage.At(3);
            var y = inputs[0].MatMul(Tensor.Ones([3, 5])).Transpose();
            Stage.At(4);
            y = y.Exp();
            Stage.At(6);
            return y.Sum();
        });

        var loop = profile.Rows.Single(row => row.Name.StartsWith("loop exp", StringComparison.Ordinal));
        Assert.Equal([new SourceLine("Model.cs", 4), new SourceLine("Model.cs", 6)], loop.Lines);
        Assert.Empty(profile.Rows.Single(row => row.Kind == "call").Lines);
        Assert.Contains(
            profile.ToString().Split('\n'), line => line.StartsWith("matmul 4x3·3x5", StringComparison.Ordinal)
                && line.EndsWith("  Model.cs:3", StringComparison.Ordinal));
        using var stream = new MemoryStream();
        profile.WriteChromeTrace(stream);
        Assert.Contains("\"lines\":\"Model.cs:4,6\"", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chrome_trace_is_saved_as_a_file()
    {
        var path = Path.GetTempFileName();
        try
        {
            using var profile = Profile.Start();
            Watched.Function()(X);
            profile.SaveChromeTrace(path);

            using var document = JsonDocument.Parse(File.ReadAllText(path));
            Assert.True(document.RootElement.GetProperty("traceEvents").GetArrayLength() > 4);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Each event lies within a call, or in one that lies within it; a step of the outer plan never within
    /// another one.</summary>
    private static void AssertNested(Event[] events)
    {
        // Ticks are written as microseconds with fractions: ends may differ in the last digits.
        const double Tolerance = 1e-3;
        var open = new Stack<Event>();
        foreach (var item in events)
        {
            while (open.TryPeek(out var top) && item.Start >= top.End - Tolerance)
            {
                open.Pop();
            }

            Assert.True(item.Duration >= 0, item.ToString());
            if (open.TryPeek(out var parent))
            {
                Assert.NotEqual("call", item.Kind);
                Assert.True(parent.Kind == "call" || parent.Name == "while", $"{item} within {parent}");
                Assert.InRange(item.End, parent.Start, parent.End + Tolerance);
            }
            else
            {
                Assert.Equal("call", item.Kind);
            }

            open.Push(item);
        }
    }

    private static long Calls(Profile profile) => profile.Rows.Single(row => row.Kind == "call").Calls;

    private sealed record Event(string Name, string Kind, int Thread, double Start, double Duration)
    {
        public double End => Start + Duration;

        public static Event Of(JsonElement item) => new(
            item.GetProperty("name").GetString()!, item.GetProperty("cat").GetString()!,
            item.GetProperty("tid").GetInt32(), item.GetProperty("ts").GetDouble(),
            item.GetProperty("dur").GetDouble());
    }
}
