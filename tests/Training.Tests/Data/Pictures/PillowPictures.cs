using System.Diagnostics;

namespace Explorer.Training.Tests.Data.Pictures;

/// <summary>Pictures that Pillow wrote, where Debian's python3-pil is installed.</summary>
public sealed class PillowPictures : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private const int LacksModules = 3;

    public PillowPictures()
    {
        Folder = Directory.CreateTempSubdirectory("explorer-pictures-").FullName;
        if (!File.Exists(Python))
        {
            Missing = $"{Python} is not installed";
            return;
        }

        using var process = Process.Start(new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, "pictures.py"), Folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == LacksModules)
            Missing = output.Trim();
        else if (process.ExitCode != 0)
            throw new InvalidOperationException(errors.Result);
    }

    /// <summary>Why there are none; null where there are.</summary>
    public string? Missing { get; }

    public string Folder { get; }

    public string At(string name) => Path.Combine(Folder, name);

    public byte[] Raw(string name) => File.ReadAllBytes(At(name + ".raw"));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
