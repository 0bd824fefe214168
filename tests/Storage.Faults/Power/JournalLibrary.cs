namespace Explorer.Storage.Faults.Power;

/// <summary>Builds the library that records a process's calls.</summary>
internal static class JournalLibrary
{
    private const string Compiler = "cc";

    /// <summary>Builds it into a folder.</summary>
    /// <returns>Its file; null where there is no compiler.</returns>
    /// <exception cref="InvalidOperationException">The compiler refuses it.</exception>
    public static string? Build(string folder)
    {
        var places = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!OperatingSystem.IsLinux() || !places.Any(place => File.Exists(Path.Combine(place, Compiler))))
            return null;

        var library = Path.Combine(folder, "journal.so");
        var source = Path.Combine(AppContext.BaseDirectory, "Power", "journal.c");
        using var process = Process.Start(new ProcessStartInfo(Compiler, ["-std=gnu11", "-O2", "-shared", "-fPIC", "-o", library, source, "-ldl", "-pthread"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? library : throw new InvalidOperationException($"{source} cannot be built: {errors}");
    }
}
