using System.Globalization;
using AutoGraph.Fuzz.Grammar;
using AutoGraph.Fuzz.Running;
using AutoGraph.Fuzz.Shrinking;
using Xunit.Abstractions;

namespace AutoGraph.Fuzz;

/// <summary>Random programs give the same on host numbers, eagerly, as a graph, with any number of threads, and so do
/// their gradients.</summary>
public class FuzzTests(ITestOutputHelper output)
{
    private const int Shrunk = 3;

    /// <summary>Of the slow test: a minute's work, so that what hangs is told from what takes long.</summary>
    private const int BatchSize = 200;

    /// <summary>First programs of twenty thousand in batches.</summary>
    public static TheoryData<int> Batches => [.. Enumerable.Range(0, 100).Select(batch => 1000 + (batch * BatchSize))];

    /// <summary>Programs 0 to 24, or those that AUTOGRAPH_FUZZ=FIRST:COUNT names.</summary>
    [Fact]
    public void Random_programs_give_the_same_in_all_forms()
    {
        var range = (Environment.GetEnvironmentVariable("AUTOGRAPH_FUZZ") ?? "0:25").Split(':');
        AssertSame(Campaign.Of(Number(range[0]), Number(range[1])));

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    [Theory, MemberData(nameof(Batches)), Trait("Category", "Slow")]
    public void Twenty_thousand_programs_give_the_same_in_all_forms(int first)
        => AssertSame(Campaign.Of(first, BatchSize));

    [Fact]
    public void Every_construct_occurs()
        => Assert.Empty(Derivation.Constructs.Except(
            Enumerable.Range(0, 5000).SelectMany(seed => SubjectGrammar.Write(seed).Constructs)));

    [Fact]
    public void A_mistake_in_the_host_twin_is_found_and_shrunk()
    {
        const string construct = "minus", wrong = "($0 + $1)";
        var subjects = Enumerable.Range(0, 500).Select(SubjectGrammar.Write)
            .Where(subject => subject.Size < 60 && subject.Constructs.Contains(construct)).Take(4)
            .Select(subject => Mutation.Of(subject, construct, wrong));
        var (subject, failure) = Campaign.Of([.. subjects]).Failures.MinBy(found => found.Subject.Size);
        Assert.Equal("eager = host", failure.Check);

        var small = Shrinker.Shrink(subject, failure, Campaign.Judge);
        Assert.Contains(construct, small.Constructs);
        Assert.True(small.Body.Statements.Length <= 3, Report.Of(small, failure));
    }

    private void AssertSame(Campaign campaign)
    {
        output.WriteLine(campaign.ToString());
        var reports = campaign.Failures.GroupBy(found => found.Failure.Check).Take(Shrunk)
            .Select(group => group.MinBy(found => found.Subject.Size))
            .Select(smallest => Report.Shrunk(smallest.Subject, smallest.Failure));
        if (campaign.Failures.Count > 0) Assert.Fail($"{campaign}\n\n{string.Join("\n\n", reports)}");
    }
}
