namespace AutoGraph.Errors;

/// <summary>Where an error arose: the line, and the iterations of the loops around it.</summary>
internal readonly record struct ErrorPlace(SourceLine? Line, long? Iteration, string Text)
{
    private const string Key = "AutoGraph.Place";

    /// <summary>Whether there is something to say.</summary>
    public bool IsKnown => !string.IsNullOrEmpty(Text);

    /// <summary>The place, which is these lines unless a more exact one is known.</summary>
    public ErrorPlace At(SourceLines lines)
        => IsKnown || lines.First is not { } line ? this : new(line, Iteration, line.ToString());

    /// <summary>The place within an iteration of a loop, counted from 0.</summary>
    public ErrorPlace In(long iteration, SourceLines loop)
    {
        var text = FormattableString.Invariant($"iteration {iteration}")
            + (loop.First is { } line ? $" of the loop at {line}" : "");
        return new(Line, Iteration ?? iteration, IsKnown ? $"{Text} in {text}" : text);
    }

    /// <summary>Tells an error that passes where it arose: <c>catch (Exception error) when (Note(error, lines))</c>.
    /// </summary>
    /// <returns>Always false, so that nothing is caught and the stack stays as it is.</returns>
    public static bool Note(Exception error, SourceLines lines) => Change(error, place => place.At(lines));

    /// <summary>Tells an error that passes in which iteration it arose.</summary>
    /// <inheritdoc cref="Note(Exception, SourceLines)"/>
    public static bool Note(Exception error, long iteration, SourceLines loop)
        => Change(error, place => place.In(iteration, loop));

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Errors of others keep it in their <see cref="Exception.Data"/>, as text.</summary>
    private static bool Change(Exception error, Func<ErrorPlace, ErrorPlace> change)
    {
        if (error is AutoGraphException own)
        {
            own.Place = change(own.Place);
        }
        else
        {
            var place = change(new ErrorPlace(null, null, error.Data[Key] as string ?? ""));
            if (place.IsKnown)
            {
                error.Data[Key] = place.Text;
            }
        }

        return false;
    }
}
