namespace AutoGraph.Generator.Model;

/// <summary>A call that is redirected.</summary>
/// <param name="Target">The function it calls.</param>
/// <param name="Version">With <paramref name="Data"/>, where the call stands, in the compiler's own encoding.</param>
/// <param name="Display">The place for readers.</param>
/// <param name="Problem">Set when the call cannot be redirected.</param>
internal sealed record CallSite(Target Target, int Version, string Data, string Display, DiagnosticInfo? Problem);

/// <summary>A call of TensorFunction.Create with a method group.</summary>
/// <param name="Delegate">The delegate type, fully qualified.</param>
/// <param name="Handle">Gives the handle of a function that has one, with <c>function</c> for the delegate;
/// else empty.</param>
/// <param name="Entry">For a method without handle: how its arguments travel.</param>
/// <param name="TwinMethod">For a method without handle: its twin, or empty when it needs none.</param>
/// <param name="Twins">The twins that must exist for it.</param>
internal sealed record CreateSite(
    string Delegate, string Handle, Entry? Entry, string TwinMethod, EquatableArray<Twin> Twins, int Version,
    string Data, string Display);
