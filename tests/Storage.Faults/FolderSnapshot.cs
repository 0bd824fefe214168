namespace Explorer.Storage.Faults;

/// <summary>Every file of a folder, to see whether anything changes.</summary>
internal static class FolderSnapshot
{
    /// <summary>Names and hashes. Another process reads them: by closing a file a process gives up its own locks on it.</summary>
    public static string Of(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("sha256sum", [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var sums = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return sums;
    }
}
