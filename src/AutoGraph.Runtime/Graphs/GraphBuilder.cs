using System.Collections.Immutable;
using AutoGraph.Errors;
using AutoGraph.Ops;

namespace AutoGraph.Graphs;

/// <summary>Receives operations and lines them up as a graph.</summary>
/// <remarks>
/// A builder may stand inside another (the body of a loop): an outer symbolic tensor that is used becomes a captured
/// input. Concrete tensors become constants.
/// </remarks>
internal sealed class GraphBuilder(string name, GraphBuilder? parent = null) : DispatchTarget
{
    private const int MostNested = 200;

    private readonly int depth = parent is null ? 0
        : parent.depth < MostNested ? parent.depth + 1
        : throw new StagingException(
            $"'{name}' has {MostNested} branches and loops within each other. Does a method call itself until a tensor "
            + "says stop? While tracing both sides of a branch are followed, so that never ends: write it as a loop.");

    private readonly List<Node> inputs = [];
    private readonly List<Node> nodes = [];
    private readonly List<Tensor> captures = [];
    private readonly Dictionary<Value, Value> captured = [];
    private readonly Dictionary<Tensor, Value> constants = new(ReferenceEqualityComparer.Instance);

    /// <summary>The builder that receives the operations of this thread, through tapes if there are any.</summary>
    public static GraphBuilder? Current
    {
        get
        {
            for (DispatchTarget? target = Dispatch.Current; target is not null; target = target.Next)
            {
                if (target is GraphBuilder builder)
                {
                    return builder;
                }
            }

            return null;
        }
    }

    public string Name { get; } = name;

    /// <summary>Outer tensors that the graph reads, in the order of first use.</summary>
    public IReadOnlyList<Tensor> Captures => captures;

    /// <summary>Declares an input.</summary>
    public Tensor AddInput(TensorSpec spec, string title)
    {
        var node = Node.Input(title, spec);
        inputs.Add(node);
        return Symbolic(new Value(node, 0));
    }

    /// <inheritdoc/>
    public override Tensor[] Run(Op op, ReadOnlySpan<Tensor> inputs)
    {
        var values = ImmutableArray.CreateBuilder<Value>(inputs.Length);
        var specs = new TensorSpec[inputs.Length];
        for (var i = 0; i < specs.Length; i++)
        {
            values.Add(inputs[i].IsDisposed ? throw inputs[i].Disposed(op.Name) : Import(inputs[i]));
            specs[i] = inputs[i].Spec;
        }

        var node = new Node(op, values.MoveToImmutable(), [.. op.Infer(specs)], SourceLines.Current);
        nodes.Add(node);
        var outputs = new Tensor[node.Outputs.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i] = Symbolic(new Value(node, i));
        }

        return outputs;
    }

    /// <summary>The value of a tensor within this graph: its own, a captured one, or a constant.</summary>
    public Value Import(Tensor tensor)
    {
        if (tensor.Symbol is not GraphSymbol symbol)
        {
            return Constant(tensor);
        }

        if (symbol.Builder == this)
        {
            return symbol.Value;
        }

        if (captured.TryGetValue(symbol.Value, out var inner))
        {
            return inner;
        }

        if (!IsInside(symbol.Builder))
        {
            throw new StagingException(
                $"A tensor ({tensor.Spec}) that was traced in '{symbol.FunctionName}' is used in '{Name}', where it "
                + "has no value. Pass it as an argument; do not keep tensors of a [TensorFunction] in fields (a "
                + "Variable may be kept).");
        }

        var node = Node.Input("captured", tensor.Spec);
        inner = new Value(node, 0);
        captured.Add(symbol.Value, inner);
        captures.Add(tensor);
        return inner;
    }

    /// <summary>The graph so far. Its inputs are those declared, then the captured tensors.</summary>
    /// <param name="outputs">Tensors of this builder, of outer ones, or concrete ones.</param>
    /// <param name="captureOrder">Outer tensors in the order that inputs are wanted for them,
    /// whether they are used or not.</param>
    public Graph Build(IEnumerable<Tensor> outputs, IEnumerable<Tensor>? captureOrder = null)
    {
        ImmutableArray<Value> results = [.. outputs.Select(Import)];
        var order = captureOrder ?? captures;
        return new Graph(Name, [.. inputs, .. order.Select(tensor => Import(tensor).Node)], [.. nodes], results);
    }

    /// <summary>A tensor for a value of this builder.</summary>
    public Tensor TensorOf(Value value) => value.Node.Op is ConstantOp constant ? constant.Tensor : Symbolic(value);

    private Tensor Symbolic(Value value) => new(value.Spec, new GraphSymbol(this, value));

    private bool IsInside(GraphBuilder other)
    {
        for (var builder = parent; builder is not null; builder = builder.Parent)
        {
            if (builder == other)
            {
                return true;
            }
        }

        return false;
    }

    private GraphBuilder? Parent => parent;

    private Value Constant(Tensor tensor)
    {
        if (!constants.TryGetValue(tensor, out var value))
        {
            var node = new Node(new ConstantOp(tensor.Keep(Name)), [], [tensor.Spec], SourceLines.None);
            nodes.Add(node);
            value = new Value(node, 0);
            constants.Add(tensor, value);
        }

        return value;
    }
}
