namespace Explorer.Storage.Faults.Power;

/// <summary>A file's changes in order, and up to where the disk surely has them.</summary>
internal sealed class DiskFile
{
    /// <summary>What a disk writes whole or not at all: a file system's page. Bytes beside those written stay as they were.</summary>
    private const int Sector = 4096;

    private readonly List<(long Offset, byte[]? Data)> _changes = [];
    private int _synced;

    /// <summary>The change of names that made it, counted over the folder.</summary>
    public int Made { get; set; }

    /// <summary>The last change of names that gave it one.</summary>
    public int Named { get; set; }

    /// <summary>Bytes were written.</summary>
    public void Write(long offset, byte[] data) => _changes.Add((offset, data));

    /// <summary>The length was set.</summary>
    public void SetLength(long length) => _changes.Add((length, null));

    /// <summary>Everything up to here is on the disk.</summary>
    public void Sync() => _synced = _changes.Count;

    /// <summary>What the disk holds after the power is gone: of what was not synced each part stays or is lost by chance, on its own.</summary>
    /// <param name="kept">Whether a part stays that was not synced.</param>
    /// <param name="torn">Whether each sector of a write is a part; else the whole write.</param>
    public byte[] AfterCut(Func<bool> kept, bool torn)
    {
        using var content = new MemoryStream();
        for (var i = 0; i < _changes.Count; i++)
        {
            var (offset, data) = _changes[i];
            if (data is null)
            {
                if (i < _synced || kept())
                    content.SetLength(offset);

                continue;
            }

            for (var start = 0; start < data.Length;)
            {
                var end = i >= _synced && torn ? (int)Math.Min(data.Length, Sector - ((offset + start) % Sector) + start) : data.Length;
                if (i < _synced || kept())
                {
                    content.Position = offset + start;
                    content.Write(data, start, end - start);
                }

                start = end;
            }
        }

        return content.ToArray();
    }
}
