namespace Explorer.Execution.Publishing;

/// <summary>
/// A copy of the running program with the runtime that runs it and the native libraries, for machines that have nothing of it: the
/// same files, so exactly the same code. It lies under its hash, and libtorch, which changes less often, beside it.
/// </summary>
/// <param name="folder">The run's folder.</param>
/// <param name="kernels">This project's kernels; null for none.</param>
/// <param name="torchSharp">TorchSharp's own library.</param>
/// <param name="libtorch">libtorch's libraries, with what they need.</param>
public sealed class PublishedProgram(string folder, string? kernels, string torchSharp, IReadOnlyList<string> libtorch)
{
    private const string Natives = "runtimes/linux-x64/native";
    private static readonly string[] NotNeeded = [".pdb", ".xml"];
    private static readonly string Runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    private static readonly string Web = Path.GetDirectoryName(typeof(Microsoft.AspNetCore.Builder.WebApplication).Assembly.Location)!;

    /// <summary>The program's folder.</summary>
    public string Folder { get; } = Path.Combine(folder, "program", ProgramCode.Hash);

    /// <summary>libtorch's folder: its libraries are in <c>lib</c>.</summary>
    public string Libtorch { get; } = Path.Combine(folder, "libtorch", Names(libtorch));

    /// <summary>The command line that starts it, without arguments of its own.</summary>
    public IReadOnlyList<string> Command =>
        IsSelfContained ? [Path.Combine(Folder, "app", "explorer")] : [Path.Combine(Folder, "dotnet", "dotnet"), Path.Combine(Folder, "app", "explorer.dll")];

    // Its own runtime lies beside it.
    private static bool IsSelfContained => Runtime == Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

    /// <summary>Copies what is not there yet.</summary>
    /// <returns>Whether anything was copied.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public bool Write()
    {
        var isNew = WholeFolder.Write(Libtorch, draft => CopyAll(libtorch, Path.Combine(draft, "lib")));
        return WholeFolder.Write(Folder, Fill) || isNew;
    }

    private void Fill(string draft)
    {
        var app = Path.Combine(draft, "app");
        CopyAll(Directory.EnumerateFiles(AppContext.BaseDirectory).Where(file => !NotNeeded.Contains(Path.GetExtension(file))), app);
        var natives = Path.Combine(app, Natives);
        if (Path.Combine(AppContext.BaseDirectory, Natives) is var own && Directory.Exists(own))
            WholeFolder.Copy(own, natives);
        CopyAll([torchSharp], natives);
        foreach (var file in libtorch)
        {
            var link = Path.Combine(natives, Path.GetFileName(file));
            File.Delete(link);
            File.CreateSymbolicLink(link, Path.Combine("../../../../../../libtorch", Path.GetFileName(Libtorch), "lib", Path.GetFileName(file)));
        }

        if (kernels is not null)
            CopyAll([kernels], app);
        if (!IsSelfContained)
            CopyRuntime(Path.Combine(draft, "dotnet"));
    }

    private static void CopyRuntime(string to)
    {
        var root = Path.GetFullPath(Path.Combine(Runtime, "../../.."));
        CopyAll([Path.Combine(root, "dotnet")], to);
        foreach (var part in (string[])[Runtime, Web, .. Directory.EnumerateDirectories(Path.Combine(root, "host", "fxr"))])
            WholeFolder.Copy(part, Path.Combine(to, Path.GetRelativePath(root, part)));
    }

    private static void CopyAll(IEnumerable<string> files, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in files)
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }

    // Half a gigabyte is told apart by its files' names and lengths.
    private static string Names(IEnumerable<string> files)
    {
        var list = string.Join('\n', files.Order(StringComparer.Ordinal).Select(file => string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)} {new FileInfo(file).Length}")));
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(list)))[..16];
    }
}
