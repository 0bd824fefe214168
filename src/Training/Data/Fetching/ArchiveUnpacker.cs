using System.Formats.Tar;
using System.IO.Compression;
using Explorer.SearchSpace.Files;

namespace Explorer.Training.Data.Fetching;

/// <summary>Takes the wanted files out of a gzipped tar archive.</summary>
internal static class ArchiveUnpacker
{
    /// <summary>Unpacks files by name, whichever folder of the archive they lie in.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="names">File names wanted, all of which must be there.</param>
    /// <param name="target">Folder to put them into; each appears whole or not at all.</param>
    /// <exception cref="DataFetchException">The archive is corrupt, lacks a file, or names a path outside of itself.</exception>
    public static void Unpack(string archive, IReadOnlyCollection<string> names, string target)
    {
        var left = names.ToHashSet(StringComparer.Ordinal);
        try
        {
            using var file = RegularFile.OpenRead(archive);
            using var content = new GZipStream(file, CompressionMode.Decompress);
            using var reader = new TarReader(content);
            while (reader.GetNextEntry() is { } entry)
            {
                RefuseEscape(entry.Name, archive);
                var name = Path.GetFileName(entry.Name);
                if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile && left.Remove(name))
                {
                    var part = WholeFile.Draft(Path.Combine(target, name));
                    entry.ExtractToFile(part, overwrite: false);
                    File.Move(part, Path.Combine(target, name), overwrite: true);
                }
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new DataFetchException($"the archive {archive} cannot be unpacked: {fault.Message}", fault);
        }

        if (left.Count > 0)
        {
            throw new DataFetchException($"the archive {archive} lacks {string.Join(", ", left)}");
        }
    }

    private static void RefuseEscape(string name, string archive)
    {
        if (Path.IsPathRooted(name) || name.Split('/', '\\').Contains(".."))
        {
            throw new DataFetchException($"the archive {archive} is not safe to unpack: it names the path \"{name}\"");
        }
    }
}
