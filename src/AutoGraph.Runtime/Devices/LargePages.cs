using System.Runtime.InteropServices;

namespace AutoGraph.Devices;

/// <summary>Large blocks on pages of 2 MiB where Linux gives them to who asks: processors prefetch to the end of a
/// page, so that a pass over memory takes a quarter less time than on pages of 4 KiB.</summary>
internal static partial class LargePages
{
    private const int Bytes = 2 << 20;

    /// <summary>Smaller blocks stay in the caches.</summary>
    private const long LeastBytes = 4 << 20;

    // Of <sys/mman.h>.
    private const int AdviseHugePage = 14;

    private static bool isAvailable = OperatingSystem.IsLinux();

    /// <summary>Where a block of so many bytes should begin.</summary>
    public static int AlignmentOf(long bytes, int otherwise)
        => isAvailable && bytes >= LeastBytes ? Bytes : otherwise;

    /// <summary>Asks for large pages below a new block that nobody has touched. Only advice: nothing depends on
    /// it.</summary>
    public static void Advise(nint block, long bytes)
    {
        if (!isAvailable || bytes < LeastBytes)
        {
            return;
        }

        try
        {
            _ = Advise(block, (nuint)bytes, AdviseHugePage);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            isAvailable = false;
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(nint address, nuint length, int advice);
}
