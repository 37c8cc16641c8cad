using System.Globalization;
using System.Runtime.CompilerServices;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Staging;

public static partial class Stage
{
    /// <summary>How many branches and loops are being traced around: what happens in one, happens when the graph
    /// takes it.</summary>
    [ThreadStatic]
    private static int conditional;

    /// <summary>What <c>throw</c> throws. In a branch or loop that is being traced the graph will throw the
    /// exception, and what is thrown now only ends the branch; else it is the exception itself.</summary>
    /// <param name="error">The user's.</param>
    /// <param name="member">The method it stands in; filled in by the compiler.</param>
    /// <param name="file">Its file.</param>
    /// <param name="line">Its line.</param>
    public static Exception Throws(
        Exception error, [CallerMemberName] string member = "", [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
        => Throws(_ => error, Escaped(error.Message), [], member, file, line);

    /// <inheritdoc cref="Throws(Exception, string, string, int)"/>
    /// <param name="make">Makes the exception of its message.</param>
    /// <param name="format">The message: composite, <c>{0}</c> stands for the first tensor.</param>
    /// <param name="values">Any dtypes and shapes.</param>
    /// <param name="member">The method it stands in; filled in by the compiler.</param>
    /// <param name="file">Its file.</param>
    /// <param name="line">Its line.</param>
    public static Exception Throws(
        Func<string, Exception> make, string format, Tensor[] values, [CallerMemberName] string member = "",
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (GraphBuilder.Current is null || (conditional == 0 && values.Length == 0))
        {
            return make(string.Format(CultureInfo.InvariantCulture, format, [.. values]));
        }

        const string twin = "__staged";
        var method = member.EndsWith(twin, StringComparison.Ordinal) ? member[..^twin.Length] : member;
        var place = string.Create(CultureInfo.InvariantCulture, $"   at {method} in {file}:line {line}");
        Dispatch.Run(new ThrowOp(make, format, place), values);
        return new PathEnds();
    }

    /// <summary>Runs the body of a branch or loop, as far as it goes.</summary>
    /// <returns>False when it threw: the graph never comes to its end.</returns>
    internal static bool RunConditional(Action? body)
    {
        conditional++;
        try
        {
            body?.Invoke();
            return true;
        }
        catch (PathEnds)
        {
            return false;
        }
        finally
        {
            conditional--;
        }
    }

    private static string Escaped(string text)
        => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    /// <summary>Ends the tracing of a branch whose graph throws.</summary>
    private sealed class PathEnds : Exception;
}
