using System.Runtime.CompilerServices;

namespace AutoGraph.Diagnostics;

/// <summary>Prints what happens inside, as AUTOGRAPH_SHOW or <see cref="AutoGraphOptions.Show"/> ask.</summary>
internal static class Show
{
    public const string Variable = "AUTOGRAPH_SHOW";

    private static readonly Lock Gate = new();
    private static ShowSettings settings = ShowSettings.Nothing;
    private static volatile ShowParts parts;
    private static Profile? profile;
    private static bool endsWithProcess;

    /// <summary>The words in force, as they were given.</summary>
    public static string Words
    {
        get
        {
            lock (Gate)
            {
                return settings.Words;
            }
        }

        set
        {
            var next = ShowSettings.Parse(value);
            lock (Gate)
            {
                Use(next);
            }
        }
    }

    /// <summary>Whether a part is asked for.</summary>
    public static bool Has(ShowParts part) => (parts & part) != 0;

    /// <summary>Prints a title, with text below it.</summary>
    public static void Write(ShowParts part, string title, string text = "")
    {
        lock (Gate)
        {
            settings.Writer.WriteLine($"-- {part.ToString().ToLowerInvariant()} {title}");
            if (text.Length > 0)
            {
                settings.Writer.WriteLine(text);
            }
        }
    }

    /// <summary>Reads the environment when the library is loaded. A program must not die of a typing mistake in it, so
    /// that is one line on the error output.</summary>
    [ModuleInitializer]
    internal static void ReadEnvironment()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } words)
        {
            return;
        }

        try
        {
            Words = words;
        }
        catch (Exception wrong) when (wrong is ArgumentException or IOException or UnauthorizedAccessException)
        {
            ShowSettings.Nothing.Writer.WriteLine($"{Variable} is ignored: {wrong.Message}");
        }
    }

    private static void Use(ShowSettings next)
    {
        if (profile is not null && !next.Parts.HasFlag(ShowParts.Profile))
        {
            EndProfile();
        }

        settings.Dispose();
        settings = next;
        parts = next.Parts;
        if (profile is null && next.Parts.HasFlag(ShowParts.Profile))
        {
            profile = Profile.Start(mostEvents: 0);
            if (!endsWithProcess)
            {
                AppDomain.CurrentDomain.ProcessExit += static (_, _) => Words = "";
                endsWithProcess = true;
            }
        }
    }

    private static void EndProfile()
    {
        profile!.Dispose();
        settings.Writer.WriteLine($"-- profile\n{profile}");
        profile = null;
    }
}
