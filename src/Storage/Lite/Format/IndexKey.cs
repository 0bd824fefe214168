using System.Text;

namespace Explorer.Storage.Lite.Format;

/// <summary>A key of an index: whole numbers and text, as our indexes have them, and the ends of the list that an index is.</summary>
/// <param name="Rank">Which comes first of different types, as LiteDB sorts them.</param>
/// <param name="Number">The number.</param>
/// <param name="Text">The text, compared by its UTF-16 code units.</param>
internal readonly record struct IndexKey(int Rank, long Number = 0, string Text = "")
{
    private const int Head = 0;
    private const int Int64 = 3;
    private const int String = 6;
    private const int Tail = 14;

    // Text may be up to 1,023 bytes long; the upper two bits of its length are the upper two of its type.
    private const int TypeBits = 0b0011_1111;

    /// <summary>Whether it is no key, but an end of the list.</summary>
    public bool IsEnd => Rank is Head or Tail;

    /// <summary>The key of a number.</summary>
    public static IndexKey Of(long number) => new(Int64, number);

    /// <summary>The key of a text.</summary>
    public static IndexKey Of(string text) => new(String, Text: text);

    /// <summary>Reads a key.</summary>
    /// <exception cref="InvalidDataException">It is of a type that no index of ours has.</exception>
    public static IndexKey Read(ReadOnlySpan<byte> bytes) => (bytes[0] & TypeBits) switch
    {
        Head => new IndexKey(Head),
        Int64 => Of(BinaryPrimitives.ReadInt64LittleEndian(bytes[1..])),
        String => Of(Encoding.UTF8.GetString(bytes.Slice(2, ((bytes[0] & ~TypeBits) << 2) | bytes[1]))),
        Tail => new IndexKey(Tail),
        var other => throw new InvalidDataException($"a key is of type {other}, which no index of ours has"),
    };

    /// <summary>Below zero where it comes before another, above where after.</summary>
    public int CompareWith(IndexKey other) => Rank != other.Rank ? Rank.CompareTo(other.Rank)
        : Rank == Int64 ? Number.CompareTo(other.Number)
        : string.CompareOrdinal(Text, other.Text);

    /// <inheritdoc/>
    public override string ToString() => Rank == String ? $"'{Text}'" : FormattableString.Invariant($"{Number}");
}
