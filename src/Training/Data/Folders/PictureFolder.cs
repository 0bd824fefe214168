using Explorer.SearchSpace.Files;
using Explorer.Training.Data.Pictures;

namespace Explorer.Training.Data.Folders;

/// <summary>Looks through folders for pictures. Links are followed, each folder is looked through once, and all that is passed over is told.</summary>
internal sealed class PictureFolder(PassedOverLog passed, CancellationToken cancellation)
{
    private const string LeadsNowhere = "links that lead nowhere";
    private static readonly string[] SystemNames = ["__macosx", "@eadir", "#recycle", "$recycle.bin", "system volume information", "lost+found", "thumbs.db", "desktop.ini", "ehthumbs.db"];
    private static readonly string[] OtherPictures = [".webp", ".bmp", ".gif", ".tif", ".tiff", ".heic", ".heif", ".avif", ".jp2", ".jxl", ".ppm", ".pgm", ".tga", ".dng", ".svg"];

    /// <summary>The folders in a folder, links among them, without those that a system keeps; by name.</summary>
    /// <exception cref="InvalidInputException">The folder cannot be looked into.</exception>
    public IReadOnlyList<string> Folders(string folder) => [.. Entries(folder).OfType<DirectoryInfo>().Where(Counts).Select(sub => sub.FullName)];

    /// <summary>The picture files in a folder and below it, by path, and the files of kinds that are not read.</summary>
    public (List<string> Pictures, List<string> Others) Look(string folder)
    {
        var (pictures, others) = (new List<string>(), new List<string>());
        Look(folder, [], pictures, others);
        pictures.Sort(StringComparer.Ordinal);
        return (pictures, others);
    }

    /// <summary>Tells of files that lie where folders are looked for.</summary>
    public void TellLoose(string folder)
    {
        foreach (var file in Entries(folder).Where(entry => entry is FileInfo && Counts(entry)))
            passed.Add("files beside the folders, in no class", file.FullName);
    }

    private void Look(string folder, HashSet<(ulong, ulong)> seen, List<string> pictures, List<string> others)
    {
        cancellation.ThrowIfCancellationRequested();
        if (RegularFile.Identity(folder) is { } identity && !seen.Add(identity))
        {
            passed.Add("folders that a link leads to again", folder);
            return;
        }

        foreach (var entry in Entries(folder).Where(Counts))
        {
            if (entry is DirectoryInfo)
                Look(entry.FullName, seen, pictures, others);
            else if (!PictureFile.Endings.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase))
                Other(entry, others);
            else if (IsFile(entry, "with a picture's name"))
                pictures.Add(entry.FullName);
        }
    }

    private void Other(FileSystemInfo file, List<string> others)
    {
        if (!IsFile(file, "that are no files"))
            return;
        var ending = file.Extension.ToLowerInvariant();
        passed.Add(OtherPictures.Contains(ending) ? $"{ending} files, a kind that is not read" : "files that are no pictures", file.FullName);
        if (OtherPictures.Contains(ending))
            others.Add(file.FullName);
    }

    private bool IsFile(FileSystemInfo file, string what)
    {
        if (RegularFile.Oddity(file.FullName) is not { } oddity)
            return true;
        passed.Add(oddity == "no file" ? LeadsNowhere : $"{what}, each {oddity}", file.FullName);
        return false;
    }

    private bool Counts(FileSystemInfo entry)
    {
        if (entry.Name[0] != '.' && !SystemNames.Contains(entry.Name.ToLowerInvariant()))
            return true;
        passed.Add($"hidden or a system's own {(entry is DirectoryInfo ? "folders" : "files")}", entry.FullName);
        return false;
    }

    private static IEnumerable<FileSystemInfo> Entries(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false }).OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(folder, $"the folder cannot be looked into ({FileFault.Of(error)}); change its permissions, or move it away");
        }
    }
}
