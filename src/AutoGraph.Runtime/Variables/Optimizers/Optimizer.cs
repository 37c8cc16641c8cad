using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph;

/// <summary>Changes variables by their gradients: <c>optimizer.Apply(tape.Gradient(loss, [w, b]), [w,
/// b])</c>.</summary>
/// <remarks>
/// Works eagerly and inside a [TensorFunction]. What it remembers of a variable (its slots) are variables of the same
/// shape
/// that are made on first use. A rule of your own derives from this class and overrides <see cref="Update"/>.
/// </remarks>
public abstract class Optimizer
{
    private readonly Lock gate = new();
    private readonly Dictionary<Variable, Variable[]> slots = [];

    /// <summary>An optimizer before its first step.</summary>
    /// <param name="learningRate">Greater than or equal to 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">learningRate is negative or no number.</exception>
    protected Optimizer(double learningRate)
    {
        LearningRate = new Variable(
            Tensor.Constant((float)Check.NotNegative(learningRate, nameof(learningRate))),
            trainable: false,
            "learningRate");
        Iterations = new Variable(Tensor.Constant(0L), trainable: false, "iterations");
    }

    /// <summary>The size of steps, a float32 scalar. Assigning it retraces nothing:
    /// <c>optimizer.LearningRate.Assign(1e-4f)</c>.</summary>
    public Variable LearningRate { get; }

    /// <summary>How many steps were made, an int64 scalar.</summary>
    public Variable Iterations { get; }

    /// <summary>What is remembered of each variable, by name, such as "momentum"; empty when nothing is.</summary>
    protected abstract IReadOnlyList<string> SlotNames { get; }

    /// <summary>The first value of every element of a slot.</summary>
    protected virtual double InitialSlotValue => 0;

    /// <summary>One step: changes each variable by its gradient.</summary>
    /// <param name="gradients">One for each variable, of its shape and dtype.</param>
    /// <param name="variables">Floating; in the order of the gradients.</param>
    /// <exception cref="ArgumentException">The numbers of gradients and variables differ; nothing was
    /// changed.</exception>
    /// <exception cref="ShapeException">A gradient has another shape than its variable; nothing was
    /// changed.</exception>
    /// <exception cref="DTypeException">A gradient has another dtype, or a variable is not floating; nothing was
    /// changed.</exception>
    public void Apply(IReadOnlyList<Tensor> gradients, IReadOnlyList<Variable> variables)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        ArgumentNullException.ThrowIfNull(variables);
        CheckFit(gradients, variables);

        // The tape that gave the gradients has no use for a record of the step.
        using var scope = Dispatch.Use(GraphBuilder.Current);
        var step = Iterations.Read() + 1;
        Iterations.Assign(step);
        var factors = new Dictionary<DType, Tensor[]>();
        var exact = Factors(LearningRate.Read(), step);
        for (var i = 0; i < variables.Count; i++)
        {
            var dtype = variables[i].DType;
            if (!factors.TryGetValue(dtype, out var converted))
            {
                factors.Add(dtype, converted = Array.ConvertAll(exact, factor => factor.Cast(dtype)));
            }

            Update(variables[i], gradients[i], converted, SlotsOf(variables[i]));
        }
    }

    /// <summary>As <see cref="Apply(IReadOnlyList{Tensor}, IReadOnlyList{Variable})"/>:
    /// <c>optimizer.ApplyGradients(gradients.Zip(variables))</c>.</summary>
    /// <param name="pairs">A gradient and the variable it belongs to.</param>
    public void ApplyGradients(IEnumerable<(Tensor Gradient, Variable Variable)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var list = pairs.ToArray();
        Apply(Array.ConvertAll(list, pair => pair.Gradient), Array.ConvertAll(list, pair => pair.Variable));
    }

    /// <summary>Scalars that are the same for all variables of a step; they are computed once.</summary>
    /// <param name="learningRate">A float32 scalar.</param>
    /// <param name="step">1 for the first step; an int64 scalar.</param>
    /// <returns>Floating scalars; each is converted to the dtype of the variables.</returns>
    protected virtual Tensor[] Factors(Tensor learningRate, Tensor step) => [learningRate];

    /// <summary>Changes one variable and its slots.</summary>
    /// <param name="variable">What to assign.</param>
    /// <param name="gradient">Of the variable's shape and dtype.</param>
    /// <param name="factors">What <see cref="Factors"/> gave, in the variable's dtype.</param>
    /// <param name="slots">One for each of <see cref="SlotNames"/>, of the variable's shape and dtype.</param>
    protected abstract void Update(
        Variable variable, Tensor gradient, IReadOnlyList<Tensor> factors, IReadOnlyList<Variable> slots);

    private static void CheckFit(IReadOnlyList<Tensor> gradients, IReadOnlyList<Variable> variables)
    {
        if (gradients.Count != variables.Count)
        {
            throw new ArgumentException(
                $"apply: expected one gradient for each variable, "
                + $"got {gradients.Count} gradients for {variables.Count} variables. "
                + "Give both lists in the same order: Apply(tape.Gradient(loss, [w, b]), [w, b]).");
        }

        for (var i = 0; i < gradients.Count; i++)
        {
            var variable = variables[i] ?? throw new ArgumentException($"apply: variable {i} is null.");
            var gradient = gradients[i] ?? throw new ArgumentException(
                $"apply: the gradient of variable '{variable.Name}' is null: "
                + "the loss does not depend on it. Leave both out.");
            if (!variable.DType.IsFloating)
            {
                throw new DTypeException(
                    $"apply: variable '{variable.Name}' is {variable.DType}; only floating variables can be trained.");
            }

            if (gradient.DType != variable.DType)
            {
                throw new DTypeException(
                    $"apply: variable '{variable.Name}' is {variable.DType}, "
                    + $"its gradient is {gradient.DType}. Use Cast({variable.DType}).");
            }

            if (!gradient.Shape.Accepts(variable.Shape))
            {
                throw new ShapeException(
                    $"apply: variable '{variable.Name}' has shape {variable.Shape}, "
                    + $"its gradient has shape {gradient.Shape}. "
                    + "Are the gradients in the order of the variables?");
            }
        }
    }

    private Variable[] SlotsOf(Variable variable)
    {
        lock (gate)
        {
            if (!slots.TryGetValue(variable, out var known))
            {
                var first = Tensor.Repeated(variable.DType, InitialSlotValue, variable.Shape).Pack();
                known = [.. SlotNames.Select(name => new Variable(first, trainable: false, $"{variable.Name}/{name}"))];
                slots.Add(variable, known);
            }

            return known;
        }
    }
}
