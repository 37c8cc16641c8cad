using AutoGraph.Autodiff;
using AutoGraph.Ops;

namespace AutoGraph;

/// <summary>Records what is computed from variables and watched tensors, and gives gradients of it. Works eagerly and
/// inside a [TensorFunction].</summary>
public sealed class GradientTape : IDisposable
{
    private readonly Tape tape;
    private readonly bool persistent;
    private bool isUsed;

    /// <summary>Starts recording.</summary>
    /// <param name="persistent">Gradients may be taken more than once.</param>
    /// <param name="watchAccessedVariables">Trainable variables are watched without being asked.</param>
    public GradientTape(bool persistent = false, bool watchAccessedVariables = true)
    {
        this.persistent = persistent;
        tape = new Tape(Dispatch.Current) { WatchesVariables = watchAccessedVariables };
        Dispatch.Current = tape;
    }

    /// <summary>Records what depends on a tensor that is no variable.</summary>
    public void Watch(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        tape.Watch(tensor);
    }

    /// <summary>Records what depends on a variable that is not trainable,
    /// or when variables are not watched without being asked.</summary>
    public void Watch(Variable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        tape.Watch(variable.Cell);
    }

    /// <summary>The derivative of the sum of a target by one source.</summary>
    /// <param name="target">Floating, any shape.</param>
    /// <param name="source">A variable or a watched tensor.</param>
    /// <param name="upstream">The cotangent of the target; null for ones.</param>
    /// <returns>The source's shape and dtype.</returns>
    /// <exception cref="GradientException">The target does not depend on the source,
    /// or the tape was used up.</exception>
    public Tensor Gradient(Tensor target, Operand source, Tensor? upstream = null)
        => Gradient(target, [source], upstream)[0];

    /// <summary>The derivatives of the sum of a target by several sources.</summary>
    /// <inheritdoc cref="Gradient(Tensor, Operand, Tensor?)"/>
    public Tensor[] Gradient(Tensor target, IReadOnlyList<Operand> sources, Tensor? upstream = null)
    {
        var results = GradientOrNull(target, sources, upstream);
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i] is null)
            {
                var name = sources[i] is Variable variable
                    ? $"variable '{variable.Name}'"
                    : $"source {i} ({sources[i].DType}{sources[i].Shape})";
                throw new GradientException(
                    $"The target does not depend on {name} through recorded operations. Use the variable within the "
                    + "tape, or Watch the tensor before it is used; GradientOrNull gives null instead.");
            }
        }

        return results!;
    }

    /// <summary>As <see cref="Gradient(Tensor, IReadOnlyList{Operand}, Tensor?)"/>, with null for sources that the
    /// target does not depend on.</summary>
    public Tensor?[] GradientOrNull(Tensor target, IReadOnlyList<Operand> sources, Tensor? upstream = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(sources);
        if (!target.DType.IsFloating)
        {
            throw new DTypeException($"gradient: the target must be floating, got {target.Spec}. Use Cast.");
        }

        if (isUsed && !persistent)
        {
            throw new GradientException(
                "This tape gave its gradient already. Make it with persistent: true to ask it more than once.");
        }

        isUsed = true;
        if (!persistent)
        {
            tape.IsRecording = false;
        }

        using var scope = Dispatch.Use(tape.Next);
        var reverse = new Reverse();
        reverse.Seed(target, upstream ?? Tensor.OnesLike(target));
        reverse.Run(tape);
        return Separate([.. sources.Select(
            source => source is Variable variable ? reverse.Of(variable.Cell) : reverse.Of((Tensor)source))], upstream);
    }

    /// <summary>One cotangent may be that of several sources, or the caller's own: disposing one must not spoil
    /// another.</summary>
    private static Tensor?[] Separate(Tensor?[] gradients, Tensor? upstream)
    {
        for (var i = 0; i < gradients.Length; i++)
        {
            var gradient = gradients[i];
            if (ReferenceEquals(gradient, upstream) || Array.IndexOf(gradients, gradient) < i)
            {
                gradient?.Keep("gradient");
            }
        }

        return gradients;
    }

    /// <summary>Ends the recording. Gradients may still be asked for.</summary>
    public void Dispose()
    {
        tape.IsRecording = false;
        tape.Leave();
    }
}
