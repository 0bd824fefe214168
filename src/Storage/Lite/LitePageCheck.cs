using System.Buffers.Binary;
using System.Globalization;

namespace Explorer.Storage.Lite;

/// <summary>Checks each page of a database by itself: its number, its type, and that its items lie within it and do not overlap.</summary>
internal static class LitePageCheck
{
    private const int HeaderLength = 32;
    private const int SlotLength = 4;
    private const byte None = 255;

    private enum PageType
    {
        Empty,
        Header,
        Collection,
        Index,
        Data,
    }

    /// <summary>What is wrong, in words.</summary>
    public static IEnumerable<string> Problems(LiteSession session)
    {
        var logged = Logged(session.Log);
        var header = Page(session, logged, 0);
        if (header is null)
        {
            return ["page 0 cannot be read"];
        }

        var last = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(64));
        return Enumerable.Range(0, (int)Math.Min(last, int.MaxValue - 1) + 1).Select(id => (uint)id).SelectMany(id => Page(session, logged, id) is { } page
            ? Problems(page, id, last).Select(problem => string.Create(CultureInfo.InvariantCulture, $"page {id}: {problem}"))
            : [string.Create(CultureInfo.InvariantCulture, $"page {id} of {last + 1L} is missing")]);
    }

    private static IEnumerable<string> Problems(byte[] page, uint id, uint last)
    {
        var number = BinaryPrimitives.ReadUInt32LittleEndian(page);
        if (number != id)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"it says that it is page {number}");
            yield break;
        }

        var type = (PageType)page[4];
        if (type > PageType.Data || (type == PageType.Header) != (id == 0))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"its type is {page[4]}");
            yield break;
        }

        foreach (var (offset, name) in new[] { (5, "previous"), (9, "next") })
        {
            var other = BinaryPrimitives.ReadUInt32LittleEndian(page.AsSpan(offset));
            if (other != uint.MaxValue && other > last)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"its {name} page is {other}, beyond the last");
            }
        }

        if (type is PageType.Index or PageType.Data && ItemProblem(page) is { } problem)
        {
            yield return problem;
        }
    }

    // Items are listed from the page's end: two bytes of position and two of length each, the highest number lowest.
    private static string? ItemProblem(byte[] page)
    {
        var slots = page[30] == None ? 0 : page[30] + 1;
        var items = new List<(int Position, int Length)>();
        for (var slot = 0; slot < slots; slot++)
        {
            var entry = page.AsSpan(LitePages.PageSize - ((slot + 1) * SlotLength));
            var (length, position) = (BinaryPrimitives.ReadUInt16LittleEndian(entry), BinaryPrimitives.ReadUInt16LittleEndian(entry[2..]));
            if (position != 0)
            {
                items.Add((position, length));
            }
        }

        items.Sort();
        var end = HeaderLength;
        foreach (var (position, length) in items)
        {
            if (position < end || length == 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"its item at {position} overlaps another or the page's header");
            }

            end = position + length;
        }

        if (end > LitePages.PageSize - (slots * SlotLength))
        {
            return "its items run into their list";
        }

        return items.Count == page[23] && items.Sum(item => item.Length) == BinaryPrimitives.ReadUInt16LittleEndian(page.AsSpan(24))
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"it lists {items.Count} items, its header tells of {page[23]}");
    }

    private static byte[]? Page(LiteSession session, Dictionary<uint, long> logged, uint id)
    {
        var page = new byte[LitePages.PageSize];
        var (source, position) = logged.TryGetValue(id, out var at) ? (session.Log, at) : (session.Data, (long)id * LitePages.PageSize);
        return source.TryRead(page, position) ? page : null;
    }

    // Where the newest confirmed page of each number lies in the log. A transaction counts once its confirming page came.
    private static Dictionary<uint, long> Logged(LitePages log)
    {
        var newest = new Dictionary<uint, long>();
        var open = new Dictionary<uint, List<(uint Page, long Position)>>();
        var page = new byte[LitePages.PageSize];
        for (var position = 0L; position < log.Length && log.TryRead(page, position); position += LitePages.PageSize)
        {
            var transaction = BinaryPrimitives.ReadUInt32LittleEndian(page.AsSpan(14));
            if (!open.TryGetValue(transaction, out var pages))
            {
                open[transaction] = pages = [];
            }

            pages.Add((BinaryPrimitives.ReadUInt32LittleEndian(page), position));
            if (page[LiteLog.MarkOffset] != 0)
            {
                pages.ForEach(entry => newest[entry.Page] = entry.Position);
                pages.Clear();
            }
        }

        return newest;
    }
}
