namespace Explorer.Models.Weights.Checkpoints;

/// <summary>A zip file whose members are read where they are stored as they are, so that nothing unpacks to more than the file holds; their checksums are held to.</summary>
internal sealed class StoredZip : IDisposable
{
    private readonly FileStream _file;
    private readonly string _path;
    private readonly Dictionary<string, ZipMember> _members;
    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);

    private StoredZip(FileStream file, string path, List<ZipMember> members)
    {
        (_file, _path) = (file, path);
        _members = members.ToDictionary(member => member.Name, StringComparer.Ordinal);
    }

    /// <summary>The members by name.</summary>
    public IReadOnlyDictionary<string, ZipMember> Members => _members;

    /// <summary>The whole file's length, in bytes.</summary>
    public long Length => _file.Length;

    /// <summary>Opens a file and reads its directory.</summary>
    /// <exception cref="InvalidInputException">It cannot be opened or is not such a zip file.</exception>
    public static StoredZip Open(string path)
    {
        FileStream file;
        try
        {
            file = File.OpenRead(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, $"the weight file cannot be opened: {exception.Message}");
        }

        try
        {
            return new StoredZip(file, path, ZipDirectory.Read(file, path));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a file of which any member is compressed.</summary>
    /// <exception cref="InvalidInputException">One is; it is named.</exception>
    public void RequireStored()
    {
        if (_members.Values.FirstOrDefault(member => !member.IsStored) is { } packed)
            throw new InvalidInputException(_path, [new Problem(packed.Name, "compressed, expected it stored as it is: torch.save does not compress; save the file again")]);
    }

    /// <summary>A part of a member's data. The first part asked for has the whole member read and checked.</summary>
    /// <exception cref="InvalidInputException">The checksum does not fit, the part is beyond 2 GiB, or the file became shorter.</exception>
    public byte[] Read(ZipMember member, long offset, long length)
    {
        if (length > Array.MaxLength)
            throw new InvalidInputException(_path, [new Problem(member.Name, $"{length} bytes, at most {Array.MaxLength} can be read")]);
        if (_file.Length < member.DataOffset + member.Length)
            throw new InvalidInputException(_path, "the weight file became shorter while it was read");
        if (_checked.Contains(member.Name) || member.Length > Array.MaxLength)
            return ReadAt(member.DataOffset + offset, length);
        var whole = ReadAt(member.DataOffset, member.Length);
        if (Crc32.Of(whole) != member.Crc)
            throw new InvalidInputException(_path, [new Problem(member.Name, "its checksum does not fit its data: the file is damaged")]);
        _checked.Add(member.Name);
        return length == whole.Length ? whole : whole.AsSpan((int)offset, (int)length).ToArray();
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private byte[] ReadAt(long offset, long length)
    {
        var bytes = new byte[length];
        _file.Position = offset;
        _file.ReadExactly(bytes);
        return bytes;
    }
}
