using System.IO.Compression;
using System.IO.Hashing;
using Explorer.SearchSpace.Files;

namespace Explorer.Models.Weights.Checkpoints;

/// <summary>A zip file whose members are read where they are stored as they are, so that nothing unpacks to more than the file holds; their checksums are held to.</summary>
internal sealed class StoredZip : IDisposable
{
    // A member's data cannot be sought in, so bytes before a part are read and dropped, so many at once.
    private const int Skip = 1 << 16;

    private readonly ZipArchive _zip;
    private readonly string _path;
    private readonly Dictionary<string, ZipArchiveEntry> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);

    private StoredZip(FileStream file, string path)
    {
        (_path, Length) = (path, file.Length);
        _zip = new ZipArchive(file, ZipArchiveMode.Read);
        foreach (var member in _zip.Entries)
        {
            if (!_members.TryAdd(member.FullName, member))
                throw Damaged($"{member.FullName} stands twice");
            if (member.IsEncrypted)
                throw new InvalidInputException(path, [new Problem(member.FullName, "encrypted, expected it stored as it is")]);
            if (member.CompressedLength is var packed && (packed < 0 || packed > Length || member.Length < 0))
                throw Damaged($"{member.FullName} is to hold {packed} bytes, the file has {Length}");
        }
    }

    /// <summary>The members by name.</summary>
    public IReadOnlyDictionary<string, ZipArchiveEntry> Members => _members;

    /// <summary>The whole file's length, in bytes.</summary>
    public long Length { get; }

    /// <summary>Opens a file and reads its directory.</summary>
    /// <exception cref="InvalidInputException">It cannot be opened or is not such a zip file.</exception>
    public static StoredZip Open(string path)
    {
        FileStream? file = null;
        try
        {
            file = RegularFile.OpenRead(path);
            return new StoredZip(file, path);
        }
        catch (Exception exception)
        {
            file?.Dispose();
            if (exception is InvalidDataException)
                throw new InvalidInputException(path, $"not a whole zip file (cut off?): {exception.Message}");
            if (exception is IOException or UnauthorizedAccessException)
                throw new InvalidInputException(path, $"the weight file cannot be opened: {exception.Message}");
            throw;
        }
    }

    /// <summary>Refuses a file of which any member is compressed.</summary>
    /// <exception cref="InvalidInputException">One is; it is named.</exception>
    public void RequireStored()
    {
        if (_members.Values.FirstOrDefault(member => member.CompressedLength != member.Length) is { } packed)
            throw new InvalidInputException(_path, [new Problem(packed.FullName, "compressed, expected it stored as it is: torch.save does not compress; save the file again")]);
    }

    /// <summary>A part of a member's data. The first part asked for has the whole member read and checked.</summary>
    /// <exception cref="InvalidInputException">The checksum does not fit, the part is beyond 2 GiB, or the file is damaged.</exception>
    public byte[] Read(ZipArchiveEntry member, long offset, long length)
    {
        if (length > Array.MaxLength)
            throw new InvalidInputException(_path, [new Problem(member.FullName, $"{length} bytes, at most {Array.MaxLength} can be read")]);
        try
        {
            if (_checked.Contains(member.FullName) || member.Length > Array.MaxLength)
                return ReadAt(member, offset, length);
            var whole = ReadAt(member, 0, member.Length);
            if (Crc32.HashToUInt32(whole) != member.Crc32)
                throw new InvalidInputException(_path, [new Problem(member.FullName, "its checksum does not fit its data: the file is damaged")]);
            _checked.Add(member.FullName);
            return length == whole.Length ? whole : whole.AsSpan((int)offset, (int)length).ToArray();
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw Damaged($"{member.FullName}: {exception.Message}");
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _zip.Dispose();

    private static byte[] ReadAt(ZipArchiveEntry member, long offset, long length)
    {
        using var data = member.Open();
        var skipped = new byte[Math.Min(offset, Skip)];
        for (var left = offset; left > 0; left -= skipped.Length)
            data.ReadExactly(skipped, 0, (int)Math.Min(left, skipped.Length));

        var bytes = new byte[length];
        data.ReadExactly(bytes);
        return bytes;
    }

    private InvalidInputException Damaged(string what) => new(_path, $"not a whole zip file: {what}");
}
