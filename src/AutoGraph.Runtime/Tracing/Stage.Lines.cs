using AutoGraph.Errors;

namespace AutoGraph.Staging;

public static partial class Stage
{
    [ThreadStatic]
    private static string? file;

    /// <summary>From here to the end of the method the lines are those of a file; then they are the caller's
    /// again.</summary>
    /// <param name="file">Its name, without folders.</param>
    public static LineScope Lines(string file) => new(file);

    /// <summary>What is traced from here on comes from a line: a store, so that errors, profiles and graphs can name
    /// the line without a look at the stack.</summary>
    /// <param name="line">Counted from 1.</param>
    public static void At(int line) => SourceLines.Current = SourceLines.Of(file ?? "", line);

    /// <summary>Puts the caller's file and line back when disposed.</summary>
    public readonly ref struct LineScope
    {
        private readonly string? outerFile;
        private readonly SourceLines outerLines;

        internal LineScope(string name)
        {
            (outerFile, outerLines) = (file, SourceLines.Current);
            file = name;
        }

        /// <summary>Puts them back.</summary>
        public void Dispose() => (file, SourceLines.Current) = (outerFile, outerLines);
    }
}
