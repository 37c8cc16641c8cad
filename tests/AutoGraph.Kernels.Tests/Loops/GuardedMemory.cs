using System.Runtime.InteropServices;

namespace AutoGraph.Kernels.Tests.Loops;

/// <summary>Memory whose last byte is the last of its page, with a page behind it that nobody may touch.</summary>
/// <remarks>A loop that reads or writes behind an operand ends the process. Where there is no mprotect, plain
/// memory.</remarks>
internal sealed unsafe partial class GuardedMemory : IDisposable
{
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private static readonly nuint Page = (nuint)Environment.SystemPageSize;

    private readonly void* mapped;
    private readonly nuint length;

    public GuardedMemory(nuint bytes)
    {
        length = (bytes + Page - 1) / Page * Page + Page;
        mapped = OperatingSystem.IsLinux()
            ? Map(null, length, ReadWrite, PrivateAnonymous, -1, 0)
            : NativeMemory.AllocZeroed(length);
        if (OperatingSystem.IsLinux() && Protect((byte*)mapped + length - Page, Page, 0) != 0)
        {
            throw new InvalidOperationException($"mprotect failed with {Marshal.GetLastPInvokeError()}.");
        }

        Start = (byte*)mapped + length - Page - bytes;
    }

    /// <summary>The first byte.</summary>
    public byte* Start { get; }

    public void Dispose()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Unmap(mapped, length);
        }
        else
        {
            NativeMemory.Free(mapped);
        }
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial void* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(void* address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(void* address, nuint length);
}
