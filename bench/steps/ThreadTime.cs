using System.Runtime.InteropServices;

namespace Explorer.Steps;

/// <summary>Processor time of the calling thread, which what else runs on the machine lengthens less than time on the clock.</summary>
internal static partial class ThreadTime
{
    private const int ThreadClock = 3;

    /// <summary>Milliseconds since the thread began.</summary>
    public static double Milliseconds => clock_gettime(ThreadClock, out var time) == 0
        ? (time.Seconds * 1e3) + (time.Nanoseconds * 1e-6)
        : throw new PlatformNotSupportedException("no clock of the thread's processor time");

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int clock_gettime(int clock, out TimeOfClock time);

    private struct TimeOfClock
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
