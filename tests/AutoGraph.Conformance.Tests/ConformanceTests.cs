using AutoGraph.Conformance.Harness;

namespace AutoGraph.Conformance;

/// <summary>Runs every row of the list of control-flow behaviours, and knows which are not there yet.</summary>
public class ConformanceTests
{
    public static TheoryData<int, string, string> Supported
    {
        get
        {
            var data = new TheoryData<int, string, string>();
            foreach (var row in Catalogue.Rows.Values.OrderBy(row => row.Number))
            {
                foreach (var check in NotYet.Reasons.ContainsKey(row.Number) ? [] : row.Checks)
                {
                    data.Add(row.Number, Catalogue.Title(row.Number), check.Name);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Supported))]
    public void Behaves(int row, string group, string check)
    {
        _ = group;
        Catalogue.Rows[row].Checks.Single(candidate => candidate.Name == check).Run();
    }

    /// <summary>Who makes a row pass takes it off the list in NotYet.cs, so that it stays passed.</summary>
    [Fact]
    public void Rows_listed_as_not_yet_do_not_pass()
        => Assert.Equal([], NotYet.Reasons.Keys.Where(Passes));

    [Fact]
    public void Every_row_of_the_list_is_tested_or_listed_as_not_yet()
        => Assert.Equal([], Catalogue.Numbers.Except(Catalogue.Rows.Keys).Except(NotYet.Reasons.Keys));

    [Fact]
    public void Only_rows_of_the_list_are_tested_or_listed()
        => Assert.Equal([], Catalogue.Rows.Keys.Concat(NotYet.Reasons.Keys).Except(Catalogue.Numbers));

    private static bool Passes(int number)
        => Catalogue.Rows.TryGetValue(number, out var row)
            && row.Checks.All(check => Record.Exception(check.Run) is null);
}
