namespace AutoGraph.Samples;

/// <summary>A file of data is missing or is not what it should be; the message names the file, what was expected and
/// what was found.</summary>
internal sealed class DataFileException(string path, string expected, string found, Exception? inner = null)
    : Exception($"{path}: expected {expected}, found {found}.", inner);
