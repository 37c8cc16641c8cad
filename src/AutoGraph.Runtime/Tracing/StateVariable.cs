namespace AutoGraph.Staging;

/// <summary>A local of the user's method that a staged branch or loop may assign. Made by generated code.</summary>
/// <param name="name">As the user wrote it, for messages.</param>
/// <param name="get">Its value; null while it has none.</param>
/// <param name="set">Gives it a value.</param>
public sealed class StateVariable(string name, Func<Tensor?> get, Action<Tensor> set)
{
    internal string Name => name;

    /// <summary>Null when the user's code made it null; <see cref="Stage.Unassigned"/> when it has no value
    /// yet.</summary>
    internal Tensor? Value
    {
        get
        {
            try
            {
                return get();
            }
            catch (Exception missing)
                when (missing is KeyNotFoundException or IndexOutOfRangeException or ArgumentOutOfRangeException)
            {
                throw new StagingException(
                    $"'{name}' is assigned in a branch or loop that a tensor decides, but there is no such entry "
                    + $"before it: a graph cannot add one sometimes. Give '{name}' a value first. ({missing.Message})");
            }
        }

        set => set(value!);
    }
}
