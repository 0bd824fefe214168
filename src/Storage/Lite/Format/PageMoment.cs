namespace Explorer.Storage.Lite.Format;

/// <summary>
/// A database's pages as of one moment: what transactions of the log have confirmed by then, otherwise what the data file has. Only the
/// headers of the log's pages are read to open it; of pages a few megabytes are kept.
/// </summary>
internal sealed class PageMoment
{
    private const int Kept = 512;
    private readonly IDiskFile _data;
    private readonly IDiskFile? _log;
    private readonly Dictionary<uint, long> _newest;
    private readonly (uint Id, byte[]? Page)[] _pages = new (uint, byte[]?)[Kept];

    /// <summary>The pages of this moment; a checkpoint ends it.</summary>
    /// <param name="data">The data file.</param>
    /// <param name="log">The log; null for none.</param>
    public PageMoment(IDiskFile data, IDiskFile? log)
    {
        (_data, _log) = (data, log);
        _newest = log is null ? [] : Newest(log);
        LastPage = PageFormat.UInt32(Page(0), PageFormat.LastPageOffset);
        Version = (int)PageFormat.UInt32(Page(0), PageFormat.VersionOffset);
    }

    /// <summary>The pragma <c>USER_VERSION</c>.</summary>
    public int Version { get; }

    /// <summary>The number of the last page.</summary>
    public uint LastPage { get; }

    /// <summary>A page; it is good until the next is asked for.</summary>
    /// <exception cref="EndOfStreamException">There is none of that number.</exception>
    public ReadOnlySpan<byte> Page(uint id)
    {
        ref var slot = ref _pages[id % Kept];
        if (slot.Page is null || slot.Id != id)
        {
            slot = (uint.MaxValue, slot.Page ?? new byte[PageFormat.Size]);
            var (file, position) = _newest.TryGetValue(id, out var at) ? (_log!, at) : (_data, (long)id * PageFormat.Size);
            if (file.Read(slot.Page, position) < PageFormat.Size)
            {
                throw new EndOfStreamException(FormattableString.Invariant($"page {id} is missing"));
            }

            slot.Id = id;
        }

        return slot.Page;
    }

    /// <summary>An item of a page of that type; it is good until the next page is asked for.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public ReadOnlySpan<byte> Item(ItemAddress address, PageType type)
    {
        var page = Page(address.Page);
        if (PageFormat.TypeOf(page) == type && address.Number < PageFormat.ItemSlots(page))
        {
            var (position, length) = PageFormat.Item(page, address.Number);
            if (position >= PageFormat.HeaderLength && position + length <= PageFormat.Size)
                return page.Slice(position, length);
        }

        throw new InvalidDataException($"item {address} is missing");
    }

    // A transaction's pages count from its confirming page on.
    private static Dictionary<uint, long> Newest(IDiskFile log)
    {
        var newest = new Dictionary<uint, long>();
        var open = new Dictionary<uint, List<(uint Page, long Position)>>();
        var header = new byte[PageFormat.HeaderLength];
        var length = LiteLog.CommittedLength(log);
        for (var position = 0L; position < length; position += PageFormat.Size)
        {
            log.Read(header, position);
            var transaction = PageFormat.UInt32(header, PageFormat.TransactionOffset);
            if (!open.TryGetValue(transaction, out var pages))
                open[transaction] = pages = [];

            pages.Add((PageFormat.UInt32(header, 0), position));
            if (header[PageFormat.MarkOffset] != 0)
            {
                pages.ForEach(page => newest[page.Page] = page.Position);
                open.Remove(transaction);
            }
        }

        return newest;
    }
}
