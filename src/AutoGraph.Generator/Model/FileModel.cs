namespace AutoGraph.Generator.Model;

/// <summary>All that the generator keeps of one file of the user.</summary>
internal sealed record FileModel(
    EquatableArray<Method> Methods, EquatableArray<CreateSite> Creations, FileSites Sites);

/// <summary>What is redirected in one file.</summary>
internal sealed record FileSites(string Path, EquatableArray<CallSite> Calls, EquatableArray<CreateSite> Creations)
{
    public bool IsEmpty => Calls.Count == 0 && Creations.Count == 0;
}
