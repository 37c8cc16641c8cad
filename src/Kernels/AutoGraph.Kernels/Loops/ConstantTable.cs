using System.Reflection;
using System.Runtime.InteropServices;

namespace AutoGraph.Kernels;

/// <summary>The numbers of a compiled loop in memory, each as often as the widest register holds it.</summary>
/// <remarks>
/// An instruction can take its operand from here. Of numbers in the code the JIT makes common subexpressions: it keeps
/// them in registers from the first use to the last, and writes to memory what the formula works on instead.
/// </remarks>
internal sealed unsafe class ConstantTable
{
    private const int EntryBytes = 64;

    private readonly List<UInt128> entries = [];
    private byte[] memory = [];

    /// <summary>Where the table begins; not before it is complete.</summary>
    public nint Address;

    public static FieldInfo AddressField { get; } = typeof(ConstantTable).GetField(nameof(Address))!;

    /// <summary>Bytes from the beginning to a vector of equal elements; the same for equal ones.</summary>
    public int OffsetOf(ulong bits, int elementBytes)
    {
        ulong repeated = elementBytes == sizeof(uint) ? (uint)bits * 0x1_0000_0001UL : bits;
        var entry = new UInt128(repeated, repeated);
        int index = entries.IndexOf(entry);
        if (index < 0)
        {
            index = entries.Count;
            entries.Add(entry);
        }

        return index * EntryBytes;
    }

    /// <summary>Writes the numbers down where they will stay.</summary>
    public void Complete()
    {
        memory = GC.AllocateUninitializedArray<byte>((entries.Count + 1) * EntryBytes, pinned: true);
        Address = (Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0) + EntryBytes - 1) & ~(nint)(EntryBytes - 1);
        for (int i = 0; i < entries.Count; i++)
        {
            new Span<UInt128>((byte*)Address + i * EntryBytes, EntryBytes / sizeof(UInt128)).Fill(entries[i]);
        }
    }
}
