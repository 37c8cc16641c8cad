using AutoGraph.Fuzz.Running;
using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Shrinking;

/// <summary>Makes a program that fails as small as it goes while it fails in the same way.</summary>
internal static class Shrinker
{
    private const int Together = 16;

    /// <param name="judge">What is wrong with each program, by its number.</param>
    public static Subject Shrink(
        Subject subject, Failure failure, Func<IReadOnlyList<Subject>, IReadOnlyDictionary<int, Failure>> judge)
    {
        while (Smaller(subject, failure, judge) is { } smaller) subject = smaller;
        return subject;
    }

    // Whole batches are tried, since compiling one program takes nearly as long as compiling many.
    private static Subject? Smaller(
        Subject subject, Failure failure, Func<IReadOnlyList<Subject>, IReadOnlyDictionary<int, Failure>> judge)
    {
        var candidates = Reductions.Of(subject)
            .Where(candidate => candidate.Size < subject.Size || candidate.Inputs.Length < subject.Inputs.Length)
            .OrderBy(candidate => candidate.Size);
        foreach (var together in candidates.Chunk(Together))
        {
            var numbered = together.Select((candidate, i) => candidate with { Number = i }).ToArray();
            var failures = judge(numbered);
            if (numbered.FirstOrDefault(c => failures.GetValueOrDefault(c.Number)?.Check == failure.Check) is { } found)
                return found with { Number = subject.Number };
        }

        return null;
    }
}
