using AutoGraph.Graphs;
using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Execution;

/// <summary>Binds the nodes of a graph of rows to blocks of rows.</summary>
/// <param name="op">The graph.</param>
/// <param name="blockRows">Rows of a block.</param>
internal sealed class RowBlocksBuilder(RowBlocksOp op, int blockRows)
{
    private const int Alignment = 64;

    private readonly Dictionary<Value, Source> sources = [];
    private readonly Dictionary<Value, int> packed = [];
    private readonly List<Func<RowMember>> pending = [];
    private readonly List<Local> locals = [];
    private readonly int lastRows = op.Rows - ((BlocksOf(op.Rows, blockRows) - 1) * blockRows);

    public int Blocks { get; } = BlocksOf(op.Rows, blockRows);

    /// <summary>A value that is not made here.</summary>
    public void Give(int input, Place place) => sources.Add(new Value(op.Body.Inputs[input], 0), Source.Of(place));

    /// <summary>A right operand of products that was packed.</summary>
    public void GivePanels(int input, Place panels) => packed.Add(new Value(op.Body.Inputs[input], 0), panels.Slot);

    /// <summary>Where a value that is read elsewhere goes: all rows, or for one that is combined over the rows the
    /// parts of all blocks, one after the other.</summary>
    public void Take(int output, Place place)
    {
        var value = op.Body.Outputs[output];
        sources.Add(value, Source.Of(place) with { IsPart = IsCombined(value) });
    }

    /// <summary>Whether the blocks make parts of a value.</summary>
    public static bool IsCombined(Value value) => value.Node.Op is FusedOp loop && loop.CombinesRows(value.Index);

    /// <summary>The step, which reads and writes these places.</summary>
    public RowBlocksStep Build(Place[] inputs, Place[] outputs)
    {
        foreach (var node in op.Body.Nodes)
        {
            Add(node);
        }

        var lifetimes = locals.Select(local => new Lifetime(local.First, local.Last, local.Bytes)).ToArray();
        var plan = MemoryPlan.Assign(lifetimes, Alignment);
        for (var i = 0; i < locals.Count; i++)
        {
            locals[i].Offset = (nint)plan.Offsets[i];
        }

        return new RowBlocksStep(
            op, blockRows, Blocks, [.. pending.Select(make => make())], plan.ArenaBytes, inputs, outputs);
    }

    private void Add(Node node)
    {
        switch (node.Op)
        {
            case ViewOp view:
                var whole = sources[node.Inputs[0]];
                sources.Add(new Value(node, 0), whole with { Layout = view.TryView(whole.Layout)! });
                break;
            case FusedOp loop:
                AddLoop(node, loop);
                break;
            case MatMul when packed.TryGetValue(node.Inputs[1], out var panels):
                AddProduct(node, panels);
                break;
            case KernelOp kernel:
                AddKernel(node, kernel);
                break;
            default:
                throw new InvalidOperationException($"{node.Op} does not run by rows.");
        }
    }

    private void AddLoop(Node node, FusedOp loop)
    {
        var reads = ReadsOf(node);
        var inputs = node.Inputs.Select(input => sources[input]).ToArray();
        var outputs = ResultsOf(node);
        Source[] all = [.. inputs, .. outputs];
        bool[] byRow = [.. reads, .. outputs.Select(output => !output.IsPart)];
        Use(all);
        pending.Add(() => new LoopMember(
            Bind(blockRows), Bind(lastRows), [.. all.Select((source, i) => OperandOf(source, byRow[i]))]));

        Loop Bind(int rows) => loop.WithRows(rows).Bind(
            [.. inputs.Select((source, i) => LayoutOf(source, reads[i], rows))],
            [.. outputs.Select(source => LayoutOf(source, !source.IsPart, rows))]);
    }

    private void AddProduct(Node node, int panels)
    {
        var left = sources[node.Inputs[0]];
        var result = ResultsOf(node)[0];
        Use(left, result);
        pending.Add(() => new ProductMember(
            LayoutOf(left, true, blockRows), lastRows, node.Outputs[0].Shape.Sizes[1], result.DType.Element,
            OperandOf(left, true), new RowOperand(panels, 0, 0), OperandOf(result, true)));
    }

    private void AddKernel(Node node, KernelOp kernel)
    {
        var reads = ReadsOf(node);
        Source[] all = [.. node.Inputs.Select(input => sources[input]), .. ResultsOf(node)];
        Use(all);
        pending.Add(() => new KernelMember(kernel, reads.Length, [.. all.Select(Operand)]));

        KernelMember.Operand Operand(Source source, int i)
        {
            var byRow = i >= reads.Length || reads[i];
            return new KernelMember.Operand(
                OperandOf(source, byRow), LayoutOf(source, byRow, blockRows), LayoutOf(source, byRow, lastRows),
                source.DType.Element);
        }
    }

    private Source[] ResultsOf(Node node)
    {
        var results = new Source[node.Outputs.Length];
        for (var i = 0; i < results.Length; i++)
        {
            var value = new Value(node, i);
            if (!sources.TryGetValue(value, out var source))
            {
                var spec = value.Spec;
                var rowBytes = spec.Shape.ElementCount / op.Rows * spec.DType.Size;
                var local = new Local(pending.Count, rowBytes * blockRows);
                locals.Add(local);
                source = new Source(RowOperand.Scratch, Layout.Contiguous(spec.Shape), spec.DType) { Local = local };
                sources.Add(value, source);
            }

            results[i] = source;
        }

        return results;
    }

    private void Use(params ReadOnlySpan<Source> used)
    {
        foreach (var source in used)
        {
            if (source.Local is { } local)
            {
                local.Last = pending.Count;
            }
        }
    }

    private static bool[] ReadsOf(Node node)
        => node.Op.RowReads([.. node.Inputs.Select(input => input.Spec)])!;

    /// <summary>How an operand lies within a block of so many rows, from its first element.</summary>
    private static Layout LayoutOf(Source source, bool byRow, int rows)
        => byRow ? source.Layout.FirstRows(rows)
            : new Layout(source.Layout.Shape, source.Layout.Strides.ToArray(), 0);

    private RowOperand OperandOf(Source source, bool byRow)
    {
        var size = source.DType.Size;
        var offset = source.Layout.Offset * size;
        return source.Local is { } local ? new RowOperand(RowOperand.Scratch, local.Offset + offset, 0)
            : source.IsPart ? new RowOperand(source.Slot, offset, (nint)source.Layout.Count * size)
            : new RowOperand(source.Slot, offset, byRow ? source.Layout.Strides[0] * blockRows * size : 0);
    }

    private static int BlocksOf(int rows, int blockRows) => (rows + blockRows - 1) / blockRows;

    /// <summary>Where all rows of a value lie; those of a local one as if there were memory for all.</summary>
    private sealed record Source(int Slot, Layout Layout, DType DType)
    {
        /// <summary>Null for what lies in the frame.</summary>
        public Local? Local { get; init; }

        /// <summary>Each block has its own.</summary>
        public bool IsPart { get; init; }

        public static Source Of(Place place) => new(place.Slot, place.Layout!, place.DType);
    }

    /// <summary>What a block keeps for itself, and during which members.</summary>
    private sealed class Local(int first, long bytes)
    {
        public int First { get; } = first;

        public int Last { get; set; } = first;

        public long Bytes { get; } = bytes;

        public nint Offset { get; set; }
    }
}
