using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Explorer.Execution.Workers;

/// <summary>Keeps a protocol on standard output free of what libraries print.</summary>
internal static partial class StandardOutput
{
    private const int Output = 1;
    private const int Error = 2;
    private const int DuplicateCloseOnExec = 1030;

    /// <summary>The process's standard output as a stream; descriptor 1 and <see cref="Console.Out"/> lead to standard error from then on.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    public static Stream Take()
    {
        Console.SetOut(Console.Error);
        if (!OperatingSystem.IsLinux())
            return Console.OpenStandardOutput();

        // Closed on exec, so that no child of the worker keeps the coordinator waiting for its end.
        var copy = Fcntl(Output, DuplicateCloseOnExec, Error + 1);
        if (copy < 0 || Dup2(Error, Output) < 0)
        {
            throw new IOException($"standard output cannot be redirected: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        return new FileStream(new SafeFileHandle(copy, ownsHandle: true), FileAccess.Write, bufferSize: 0);
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Fcntl(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Dup2(int from, int to);
}
