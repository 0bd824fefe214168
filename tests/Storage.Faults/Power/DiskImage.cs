namespace Explorer.Storage.Faults.Power;

/// <summary>
/// A folder as a disk could hold it when the power goes, from the calls made until then:
/// a file's content up to its last sync is there, later changes by chance (<see cref="DiskFile"/>);
/// names made, changed and removed before the folder's last sync are as they were, and of the later ones the first few by
/// chance, in order, as a file system with a journal of its names keeps them: a name may so be on the disk before its file's
/// content. A file's sync keeps with it, and with all names changed before, that it was made and, unless only its data was
/// synced, renamed. POSIX does not promise that; ext4, XFS and btrfs do it, and .NET can sync no folder.
/// </summary>
internal sealed class DiskImage
{
    private readonly Dictionary<string, DiskFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, DiskFile> _opened = [];
    private readonly HashSet<ulong> _folders = [];
    private readonly List<Action<Dictionary<string, DiskFile>>> _names = [];
    private int _namesSynced;

    /// <summary>Replays calls, the last of which returned just before the cut.</summary>
    /// <param name="entries">The calls.</param>
    /// <param name="start">The folder as the disk had it before; null where it was empty.</param>
    public DiskImage(IEnumerable<JournalEntry> entries, string? start = null)
    {
        foreach (var path in start is null ? [] : Directory.EnumerateFiles(start))
        {
            var file = new DiskFile();
            file.Write(0, File.ReadAllBytes(path));
            file.Sync();
            ChangeNames(files => files[Path.GetFileName(path)] = file);
            _namesSynced = _names.Count;
        }

        foreach (var entry in entries)
            Replay(entry);
    }

    /// <summary>Writes the folder as a kill of the process leaves it: nothing is lost.</summary>
    public void SaveKept(string folder) => Save(folder, _names.Count, () => true, torn: false);

    /// <summary>Writes the folder as the power cut leaves it.</summary>
    public void SaveAfterCut(string folder, Random random)
    {
        // From a cut that keeps nothing unsynced to one that keeps everything; in between most is lost, half, or little.
        double[] shares = [0, 0.1, 0.5, 0.9, 1];
        var share = shares[random.Next(shares.Length)];
        var names = random.Next(_namesSynced, _names.Count + 1);
        Save(folder, names, () => random.NextDouble() < share, torn: random.Next(2) == 0);
    }

    private void Save(string folder, int names, Func<bool> kept, bool torn)
    {
        var files = new Dictionary<string, DiskFile>(StringComparer.Ordinal);
        foreach (var change in _names.Take(names))
            change(files);

        foreach (var (name, file) in files)
            File.WriteAllBytes(Path.Combine(folder, name), file.AfterCut(kept, torn));
    }

    private void Replay(JournalEntry entry)
    {
        switch (entry.Kind)
        {
            case JournalKind.Open when entry.Name.Length == 0:
                _folders.Add(entry.Handle);
                break;
            case JournalKind.Open:
                Open(entry);
                break;
            case JournalKind.Write:
                _opened[entry.Handle].Write(entry.Offset, entry.Data);
                break;
            case JournalKind.SetLength:
                _opened[entry.Handle].SetLength(entry.Offset);
                break;
            case JournalKind.Sync when _folders.Contains(entry.Handle):
                _namesSynced = _names.Count;
                break;
            case JournalKind.Sync:
                var synced = _opened[entry.Handle];
                synced.Sync();
                _namesSynced = Math.Max(_namesSynced, entry.Offset == JournalEntry.DataAlone ? synced.Made : synced.Named);
                break;
            case JournalKind.Rename:
                ChangeNames(files =>
                {
                    files.Remove(entry.Name, out var file);
                    files[entry.Text] = file!;
                });
                _files[entry.Text].Named = _names.Count;
                break;
            case JournalKind.Link:
                ChangeNames(files => files[entry.Text] = files[entry.Name]);
                _files[entry.Text].Named = _names.Count;
                break;
            case JournalKind.Unlink:
                ChangeNames(files => files.Remove(entry.Name));
                break;
        }
    }

    private void Open(JournalEntry entry)
    {
        if (entry.Offset == JournalEntry.Created)
        {
            var made = new DiskFile();
            ChangeNames(files => files[entry.Name] = made);
            (made.Made, made.Named) = (_names.Count, _names.Count);
        }

        var file = _files[entry.Name];
        _opened[entry.Handle] = file;
        if (entry.Offset == JournalEntry.Truncated)
            file.SetLength(0);
    }

    private void ChangeNames(Action<Dictionary<string, DiskFile>> change)
    {
        _names.Add(change);
        change(_files);
    }
}
