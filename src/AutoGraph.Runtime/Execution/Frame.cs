using AutoGraph.Devices;
using AutoGraph.Ops;

namespace AutoGraph.Execution;

/// <summary>The memory of one running call of a plan. Frames are kept and used again,
/// so that a call allocates nothing.</summary>
internal sealed class Frame
{
    private readonly Storage? arena;

    public Frame(Plan plan)
    {
        Addresses = new nint[plan.Slots.Length];
        Tensors = new Tensor?[plan.Slots.Length];
        Children = new Frame?[plan.ChildCount];
        Views = new View[plan.KernelCount][];
        Stamps = new long[plan.StampCount];
        Stamps.AsSpan().Fill(-1);
        arena = plan.ArenaBytes > 0 ? Storage.Allocate(plan.ArenaBytes) : null;
        for (var i = 0; i < plan.Slots.Length; i++)
        {
            var slot = plan.Slots[i];
            Addresses[i] = slot.Kind switch
            {
                SlotKind.Arena or SlotKind.Kept => arena!.Address + (nint)slot.Offset,
                SlotKind.Constant => slot.Constant!.Storage.Address,
                _ => 0,
            };
        }
    }

    /// <summary>Where each slot's first byte lies.</summary>
    public nint[] Addresses { get; }

    /// <summary>Tensors behind slots: values of unknown shape, the memory of variables,
    /// results of operations that give tensors.</summary>
    public Tensor?[] Tensors { get; }

    /// <summary>Frames of the plans of loops and branches.</summary>
    public Frame?[] Children { get; }

    /// <summary>The versions of variables that kept slots were made of; -1 before the first time.</summary>
    public long[] Stamps { get; }

    /// <summary>Arguments of kernels.</summary>
    public View[]?[] Views { get; }

    /// <summary>The place of a value, for kernels.</summary>
    public View View(Place place) => new(AddressOf(place), place.Layout!, place.DType.Element);

    public nint AddressOf(Place place) => Addresses[place.Slot] + (place.Layout!.Offset * place.DType.Size);

    /// <summary>Lets go of the tensors of the last call.</summary>
    public void Release()
    {
        Array.Clear(Tensors);
        GC.KeepAlive(arena);
    }
}

/// <summary>Where a value lies: a slot, and how its elements lie there. No layout:
/// a tensor whose shape is not known before it runs.</summary>
internal sealed record Place(int Slot, DType DType, Layout? Layout)
{
    public bool IsStatic => Layout is not null;

    /// <summary>Shape and dtype of a static place.</summary>
    public TensorSpec Spec => new(Layout!.Shape, DType);

    /// <summary>Bytes of its elements, repeated ones once; 0 when it is not static.</summary>
    public long Bytes
    {
        get
        {
            long count = Layout is null ? 0 : DType.Size;
            for (var axis = 0; axis < (Layout?.Strides.Length ?? 0); axis++)
            {
                count *= Layout!.Strides[axis] == 0 ? 1 : Layout.Shape.Sizes[axis];
            }

            return count;
        }
    }

    /// <summary>As a plan shows it: <c>s3 float32(2,)</c>; a tensor whose shape only running tells is
    /// <c>s3 float32(…)</c>.</summary>
    public override string ToString() => $"s{Slot} {DType}{(Layout is { } layout ? layout.Shape.ToString() : "(…)")}";
}

/// <summary>What memory a slot has.</summary>
internal enum SlotKind : byte
{
    /// <summary>A piece of the arena.</summary>
    Arena,

    /// <summary>A piece of the arena that is not used for anything else, and so keeps what it holds from call to
    /// call.</summary>
    Kept,

    /// <summary>Given by the caller: inputs and outputs.</summary>
    Given,

    /// <summary>A tensor of the graph.</summary>
    Constant,

    /// <summary>Set while running: variables, results of loops, tensors.</summary>
    Bound,
}

/// <summary>Memory of a plan.</summary>
internal sealed class Slot(SlotKind kind, long bytes)
{
    public SlotKind Kind { get; set; } = kind;

    public long Bytes { get; } = bytes;

    public long Offset { get; set; }

    public Tensor? Constant { get; init; }

    /// <summary>Whether whole contiguous memory of one step's making lies here,
    /// which may as well be the caller's or a variable's.</summary>
    public bool IsFresh { get; init; }

    public int First { get; set; } = int.MaxValue;

    public int Last { get; set; } = -1;

    /// <summary>Slots that this one may point into; they live as long as it does.</summary>
    public int[] Keeps { get; set; } = [];
}
