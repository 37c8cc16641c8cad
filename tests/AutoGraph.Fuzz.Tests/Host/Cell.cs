namespace AutoGraph.Fuzz.Host;

/// <summary>What a variable is in the host twin.</summary>
public sealed class Cell<T>(T value)
    where T : System.Numerics.INumber<T>
{
    private T value = value;

    public T Read() => value;

    public void Assign(T next) => value = next;

    public void AssignAdd(T more) => value = unchecked(value + more);

    public void AssignSub(T less) => value = unchecked(value - less);
}
