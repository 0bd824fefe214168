namespace Explorer.Storage.Lite.Format;

/// <summary>Checks each page of a database by itself: its number, its type, and that its items lie within it and do not overlap.</summary>
internal static class PageCheck
{
    /// <summary>What is wrong, in words.</summary>
    public static IEnumerable<string> Problems(PageMoment moment)
    {
        for (var id = 0U; id <= moment.LastPage; id++)
        {
            if (Problem(moment, id) is { } problem)
            {
                yield return FormattableString.Invariant($"page {id}: {problem}");
            }
        }
    }

    private static string? Problem(PageMoment moment, uint id)
    {
        try
        {
            var page = moment.Page(id);
            return HeaderProblem(page, id, moment.LastPage) ?? (PageFormat.TypeOf(page) is PageType.Index or PageType.Data ? ItemProblem(page) : null);
        }
        catch (IOException e)
        {
            return e.Message;
        }
    }

    private static string? HeaderProblem(ReadOnlySpan<byte> page, uint id, uint last)
    {
        if (PageFormat.UInt32(page, 0) is var number && number != id)
        {
            return FormattableString.Invariant($"it says that it is page {number}");
        }

        if (PageFormat.TypeOf(page) is var type && (type > PageType.Data || (type == PageType.Header) != (id == 0)))
        {
            return FormattableString.Invariant($"its type is {(int)type}");
        }

        return Beyond(page, PageFormat.PreviousOffset, last) ?? Beyond(page, PageFormat.NextOffset, last);
    }

    private static string? Beyond(ReadOnlySpan<byte> page, int offset, uint last) =>
        PageFormat.UInt32(page, offset) is var other && other != uint.MaxValue && other > last
            ? FormattableString.Invariant($"it refers to page {other}; the last is {last}")
            : null;

    private static string? ItemProblem(ReadOnlySpan<byte> page)
    {
        var slots = PageFormat.ItemSlots(page);
        var items = new List<(int Position, int Length)>();
        for (var slot = 0; slot < slots; slot++)
        {
            if (PageFormat.Item(page, slot) is { Position: > 0 } item)
                items.Add(item);
        }

        items.Sort();
        var end = PageFormat.HeaderLength;
        foreach (var (position, length) in items)
        {
            if (position < end || length == 0)
            {
                return FormattableString.Invariant($"its item at {position} overlaps another, or the header");
            }

            end = position + length;
        }

        if (end > PageFormat.Size - (slots * PageFormat.EntryLength))
            return "its items run into their list";

        return items.Count == page[PageFormat.CountOffset] && items.Sum(item => item.Length) == BinaryPrimitives.ReadUInt16LittleEndian(page[PageFormat.UsedOffset..])
            ? null
            : FormattableString.Invariant($"it lists {items.Count} items, its header tells of {page[PageFormat.CountOffset]}");
    }
}
