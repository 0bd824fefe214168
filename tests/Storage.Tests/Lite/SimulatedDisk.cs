namespace Explorer.Storage.Tests.Lite;

/// <summary>
/// A disk that remembers what was written and synced, so that a power cut at any moment can be played: what was synced is there; of what was
/// written since, each sector is there or not by chance, and each change of length.
/// </summary>
internal sealed class SimulatedDisk
{
    private const int Sector = 512;
    private readonly Dictionary<string, int> _files = new(StringComparer.Ordinal);
    private readonly List<Operation> _operations = [];

    public int Operations => _operations.Count;

    /// <summary>The numbers of the operations that changed a file's length.</summary>
    public IReadOnlyList<int> Lengths => [.. Enumerable.Range(0, _operations.Count).Where(index => _operations[index].Kind == Kind.Length)];

    /// <summary>Throws at the operation of that number, and then no more.</summary>
    public int? FailAt { get; set; }

    /// <summary>Opens a file; what it holds already counts as synced.</summary>
    public IDiskFile Open(string path)
    {
        if (!_files.TryGetValue(path, out var number))
        {
            _files[path] = number = _files.Count;
            if (File.Exists(path))
            {
                _operations.Add(new Operation(number, Kind.Write, 0, File.ReadAllBytes(path)));
                _operations.Add(new Operation(number, Kind.Sync, 0, []));
            }
        }

        return new Handle(this, number, Image(number, _operations.Count, null));
    }

    /// <summary>Writes the files as a power cut after so many operations leaves them.</summary>
    public void Cut(int after, Random chance, Func<string, string> place)
    {
        foreach (var (path, number) in _files)
            File.WriteAllBytes(place(path), Image(number, after, chance).ToArray());
    }

    // Without chance, all that was written.
    private MemoryStream Image(int file, int after, Random? chance)
    {
        var image = new MemoryStream();
        var synced = _operations.FindLastIndex(after - 1, after, operation => operation.File == file && operation.Kind == Kind.Sync);
        for (var index = 0; index < after; index++)
        {
            var operation = _operations[index];
            bool Kept() => chance is null || index < synced || chance.Next(2) == 0;
            if (operation.File != file)
                continue;

            if (operation.Kind == Kind.Length && Kept())
                image.SetLength(operation.Position);

            for (var at = 0; operation.Kind == Kind.Write && at < operation.Bytes.Length; at += Sector)
            {
                if (Kept())
                {
                    image.SetLength(Math.Max(image.Length, operation.Position + at));
                    image.Position = operation.Position + at;
                    image.Write(operation.Bytes, at, Math.Min(Sector, operation.Bytes.Length - at));
                }
            }
        }

        return image;
    }

    private void Add(Operation operation)
    {
        if (FailAt == _operations.Count)
        {
            FailAt = null;
            throw new IOException("the disk failed");
        }

        _operations.Add(operation);
    }

    private enum Kind
    {
        Write,
        Length,
        Sync,
    }

    private sealed record Operation(int File, Kind Kind, long Position, byte[] Bytes);

    private sealed class Handle(SimulatedDisk disk, int number, MemoryStream content) : IDiskFile
    {
        public long Length => content.Length;

        public int Read(Span<byte> buffer, long position)
        {
            content.Position = position;
            return content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }

        public void Write(ReadOnlySpan<byte> bytes, long position)
        {
            disk.Add(new Operation(number, Kind.Write, position, bytes.ToArray()));
            content.SetLength(Math.Max(content.Length, position));
            content.Position = position;
            content.Write(bytes);
        }

        public void SetLength(long length)
        {
            disk.Add(new Operation(number, Kind.Length, length, []));
            content.SetLength(length);
        }

        public void Sync() => disk.Add(new Operation(number, Kind.Sync, 0, []));

        public void Dispose()
        {
        }
    }
}
