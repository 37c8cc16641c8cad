using System.Collections.Immutable;
using AutoGraph.Generator.Lowering;
using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoGraph.Generator.Emission;

/// <summary>One file to write. Several functions may need the same helper, which is written once.</summary>
internal sealed record TwinFile(Twin Twin, Entry? Entry)
{
    public static IEnumerable<TwinFile> Of(ImmutableArray<Method> methods, ImmutableArray<CreateSite> creations)
    {
        var seen = new HashSet<string>();
        foreach (var method in methods)
            if (method.Twin is { } twin && seen.Add(twin.Key)) yield return new(twin, method.Entry);
        foreach (var helper in methods.SelectMany(method => method.Helpers)
            .Concat(creations.SelectMany(site => site.Twins)))
            if (seen.Add(helper.Key)) yield return new(helper, null);
    }
}

/// <summary>A file to write, lowered.</summary>
internal sealed record LoweredFile(TwinFile File, LoweredBody Body)
{
    public static LoweredFile Of(TwinFile file, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return new(file, LoweredBody.Of(file.Twin.Body));
    }

    public void AddTo(SourceProductionContext output)
    {
        output.CancellationToken.ThrowIfCancellationRequested();
        output.AddSource(File.Twin.HintName, TwinEmitter.Emit(File.Twin, File.Entry, Body));
    }
}
