using AutoGraph.Ops;

namespace AutoGraph.Staging;

/// <summary>A local of the user's method that a staged branch or loop may assign. Made by generated code.</summary>
/// <param name="name">As the user wrote it, for messages.</param>
/// <param name="get">Its value; null while it has none.</param>
/// <param name="set">Gives it a value.</param>
public sealed class StateVariable(string name, Func<Tensor?> get, Action<Tensor> set)
{
    internal string Name => name;

    internal Tensor? Value
    {
        get => get();
        set => set(value!);
    }
}
