using System.Runtime.InteropServices;

namespace Explorer.Watching;

/// <summary>Long work beside trainings and their writer, which go first.</summary>
internal static partial class PatientThread
{
    // Of the calling thread alone, on Linux. Beside a thread that trains it gets a tenth of a processor.
    private const int Process = 0;
    private const int Niceness = 10;

    /// <summary>Does it on a thread of its own, of low priority where the system has priorities of threads.</summary>
    public static Task<T> RunAsync<T>(Func<T> work) => Task.Factory.StartNew(
        () =>
        {
            if (OperatingSystem.IsLinux())
                _ = SetPriority(Process, 0, Niceness);
            return work();
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetPriority(int which, uint who, int priority);
}
