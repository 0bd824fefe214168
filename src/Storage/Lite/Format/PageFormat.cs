namespace Explorer.Storage.Lite.Format;

/// <summary>
/// Pages in LiteDB's file format 8: 32 bytes of header, items from there on, and from the page's end backwards a list of the items, two
/// bytes of length and two of position each.
/// </summary>
internal static class PageFormat
{
    /// <summary>Bytes of a page.</summary>
    public const int Size = 8192;

    /// <summary>Bytes of a page's header.</summary>
    public const int HeaderLength = 32;

    /// <summary>Bytes of an entry in the list of items.</summary>
    public const int EntryLength = 4;

    /// <summary>In a header: the page's type.</summary>
    public const int TypeOffset = 4;

    /// <summary>In a header: the previous page of a list.</summary>
    public const int PreviousOffset = 5;

    /// <summary>In a header: the next page of a list.</summary>
    public const int NextOffset = 9;

    /// <summary>In a header: the transaction, in the log alone.</summary>
    public const int TransactionOffset = 14;

    /// <summary>In a header: the mark that confirms a transaction, in the log alone.</summary>
    public const int MarkOffset = 18;

    /// <summary>In a header: how many items the page has.</summary>
    public const int CountOffset = 23;

    /// <summary>In a header: how many bytes they take.</summary>
    public const int UsedOffset = 24;

    /// <summary>In a header: the highest number of an item, 255 for none.</summary>
    public const int HighestOffset = 30;

    /// <summary>In the first page: what says that this is a LiteDB file.</summary>
    public const int InfoOffset = 32;

    /// <summary>In the first page: the file format.</summary>
    public const int FormatOffset = 59;

    /// <summary>In the first page: the number of the last page.</summary>
    public const int LastPageOffset = 64;

    /// <summary>In the first page: the pragma <c>USER_VERSION</c>.</summary>
    public const int VersionOffset = 76;

    /// <summary>In the first page: a BSON document of the collections' names and pages.</summary>
    public const int CollectionsOffset = 192;

    /// <summary>In a collection's page: how many indexes it has; they follow.</summary>
    public const int IndexesOffset = 96;

    private const byte None = 255;

    /// <summary>The page's type.</summary>
    public static PageType TypeOf(ReadOnlySpan<byte> page) => (PageType)page[TypeOffset];

    /// <summary>A number of four bytes.</summary>
    public static uint UInt32(ReadOnlySpan<byte> page, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(page[offset..]);

    /// <summary>How long the list of items is.</summary>
    public static int ItemSlots(ReadOnlySpan<byte> page) => page[HighestOffset] == None ? 0 : page[HighestOffset] + 1;

    /// <summary>Where an item lies; position 0 for an entry that is free.</summary>
    public static (int Position, int Length) Item(ReadOnlySpan<byte> page, int number)
    {
        var entry = page[(Size - ((number + 1) * EntryLength))..];
        return (BinaryPrimitives.ReadUInt16LittleEndian(entry[2..]), BinaryPrimitives.ReadUInt16LittleEndian(entry));
    }
}
