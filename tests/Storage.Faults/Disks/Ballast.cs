namespace Explorer.Storage.Faults.Disks;

/// <summary>A file that takes the room on a disk.</summary>
internal sealed class Ballast : IDisposable
{
    private const int Page = 4096;
    private const int Block = 64 * Page;
    private static readonly byte[] Zeros = new byte[Block];
    private readonly FileStream _file;

    /// <summary>Starts without any.</summary>
    public Ballast(string path) => _file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    /// <summary>Takes all room but some pages of 4 KiB.</summary>
    public void LeaveFree(int pages)
    {
        _file.Position = _file.Length;
        for (var size = Block; size >= Page;)
        {
            try
            {
                _file.Write(Zeros, 0, size);
            }
            catch (IOException)
            {
                size /= 2;
            }
        }

        _file.SetLength(Math.Max(0, (_file.Length / Page * Page) - ((long)pages * Page)));
    }

    /// <summary>Gives all room back.</summary>
    public void Clear() => _file.SetLength(0);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
