namespace AutoGraph;

/// <summary>What a symbolic tensor stands for: a value of a graph that is being traced.</summary>
internal abstract class Symbol
{
    /// <summary>The name of the function that is being traced, for messages.</summary>
    public abstract string FunctionName { get; }
}
