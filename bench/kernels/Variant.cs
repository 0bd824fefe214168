using System.Diagnostics;

namespace Explorer.Kernels;

/// <summary>A choice of kernels, of this build's native library or of another build's, run as a process of its own.</summary>
/// <param name="Name">In the table.</param>
/// <param name="Kernels">What <c>EXPLORER_KERNELS</c> is.</param>
/// <param name="Folder">This program with the library to measure.</param>
/// <param name="Precision">float32 or bfloat16.</param>
internal sealed record Variant(string Name, string Kernels, string Folder, string Precision = "float32")
{
    private const string Library = "libexplorer_native.so";

    public static Variant Own(string name, string kernels) => new(name, kernels, AppContext.BaseDirectory);

    /// <summary>A copy of this program with another native library.</summary>
    public static Variant Other(string name, string library)
    {
        var folder = Directory.CreateTempSubdirectory("explorer-kernels-").FullName;
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory).Where(file => Path.GetFileName(file) != Library))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        File.Copy(library, Path.Combine(folder, Library));
        return new Variant(name, "fast", folder);
    }

    public StepTimes Measure(string network, int steps)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Path.Combine(Folder, "Explorer.Kernels.dll"), "steps", network, $"{steps}", Precision])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        if (!Path.GetFileNameWithoutExtension(Environment.ProcessPath!).Equals("dotnet", StringComparison.Ordinal))
        {
            start.FileName = Path.Combine(Folder, "Explorer.Kernels");
            start.ArgumentList.RemoveAt(0);
        }

        start.Environment["EXPLORER_KERNELS"] = Kernels;
        start.Environment["OMP_NUM_THREADS"] = "1";
        using var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? StepTimes.FromJson(line) : throw new InvalidOperationException($"{Name} on {network} ended with {process.ExitCode}");
    }
}
