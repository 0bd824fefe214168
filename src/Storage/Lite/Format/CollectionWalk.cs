using System.Buffers;
using System.Text;

namespace Explorer.Storage.Lite.Format;

/// <summary>A collection: its indexes and its documents.</summary>
internal sealed class CollectionWalk
{
    // What an index has after its names: whether it is unique, head, tail, a reserved byte, its list of free pages.
    private const int IndexTail = 1 + (2 * ItemAddress.Length) + 1 + sizeof(uint);
    private const int MostBlocks = 4096;
    private const int BlockHeader = 1 + ItemAddress.Length;
    private readonly PageMoment _moment;
    private readonly ArrayBufferWriter<byte> _document = new(PageFormat.Size);

    private CollectionWalk(PageMoment moment, IReadOnlyList<IndexWalk> indexes)
    {
        _moment = moment;
        Indexes = indexes;
        Primary = Index(LiteSchema.Id);
    }

    /// <summary>Its indexes.</summary>
    public IReadOnlyList<IndexWalk> Indexes { get; }

    /// <summary>That of the documents' <c>_id</c>.</summary>
    public IndexWalk Primary { get; }

    /// <summary>A database's collection.</summary>
    /// <exception cref="InvalidDataException">There is none of that name, or it is damaged.</exception>
    public static CollectionWalk Of(PageMoment moment, string name)
    {
        var number = BsonMembers.Find(moment.Page(0)[PageFormat.CollectionsOffset..], name, out var kind);
        if (kind != BsonKind.Int32)
        {
            throw new InvalidDataException($"the collection {name} is missing");
        }

        var page = moment.Page(BinaryPrimitives.ReadUInt32LittleEndian(number));
        if (PageFormat.TypeOf(page) != PageType.Collection)
        {
            throw new InvalidDataException($"the page of the collection {name} is another's");
        }

        var indexes = new List<IndexWalk>();
        var rest = page[(PageFormat.IndexesOffset + 1)..];
        for (var count = page[PageFormat.IndexesOffset]; indexes.Count < count;)
        {
            var slot = rest[0];
            var index = Text(rest[2..], out rest);
            Text(rest, out rest);
            indexes.Add(new IndexWalk(moment, index, slot, ItemAddress.Read(rest[1..])));
            rest = rest[IndexTail..];
        }

        return new CollectionWalk(moment, indexes);
    }

    /// <summary>The index of that name.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public IndexWalk Index(string name) => Indexes.FirstOrDefault(index => index.Name == name) ?? throw new InvalidDataException($"the index {name} is missing");

    /// <summary>A document, BSON; it is good until the next is asked for.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public ReadOnlySpan<byte> Document(ItemAddress address)
    {
        _document.ResetWrittenCount();
        for (var (block, count) = (address, 0); !block.IsNone; count++)
        {
            if (count == MostBlocks)
            {
                throw new InvalidDataException($"the document at {address} does not end");
            }

            var item = _moment.Item(block, PageType.Data);
            _document.Write(item[BlockHeader..]);
            block = ItemAddress.Read(item[1..]);
        }

        return _document.WrittenSpan;
    }

    private static string Text(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> rest)
    {
        var end = bytes.IndexOf((byte)0);
        rest = bytes[(end + 1)..];
        return Encoding.UTF8.GetString(bytes[..end]);
    }
}
