namespace Explorer.Storage.Lite.Format;

/// <summary>A node of an index.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Slot">Its index's number.</param>
/// <param name="Key">Its key.</param>
/// <param name="Document">Where its document begins.</param>
internal sealed record IndexNode(ItemAddress Address, byte Slot, IndexKey Key, ItemAddress Document)
{
    // Slot, levels, document, next node of the same document; then previous and next of each level; then the key.
    private const int LevelsOffset = 1;
    private const int DocumentOffset = 2;
    private const int LinksOffset = 12;
    private const int LinkLength = 2 * ItemAddress.Length;

    /// <summary>Reads a node.</summary>
    public static IndexNode Read(ReadOnlySpan<byte> item, ItemAddress address) => new(
        address,
        item[0],
        IndexKey.Read(item[(LinksOffset + (item[LevelsOffset] * LinkLength))..]),
        ItemAddress.Read(item[DocumentOffset..]));

    /// <summary>The next node on a level; none on levels that the node has not.</summary>
    public static ItemAddress NextOf(ReadOnlySpan<byte> item, int level) => level < item[LevelsOffset]
        ? ItemAddress.Read(item[(LinksOffset + (level * LinkLength) + ItemAddress.Length)..])
        : new ItemAddress(uint.MaxValue, byte.MaxValue);
}
