using System.Runtime.InteropServices;

namespace Explorer.Execution.Workers;

/// <summary>Ends this process from any thread without waiting for others.</summary>
internal static partial class ProcessExit
{
    /// <summary>Ends the process at once: no finalizers and no native destructors, which could wait for a training.</summary>
    public static void Now(int code)
    {
        if (OperatingSystem.IsWindows())
            Environment.Exit(code);

        Exit(code);
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int code);
}
