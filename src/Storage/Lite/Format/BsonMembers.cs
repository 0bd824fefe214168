using System.Text;

namespace Explorer.Storage.Lite.Format;

/// <summary>Goes through the members of a BSON document or array.</summary>
internal ref struct BsonMembers
{
    private const int Shortest = 5;
    private ReadOnlySpan<byte> _rest;

    /// <summary>The members of a document.</summary>
    /// <param name="document">It, from its length on; what follows it is left.</param>
    /// <exception cref="InvalidDataException">It is shorter than it says.</exception>
    public BsonMembers(ReadOnlySpan<byte> document)
    {
        var length = document.Length < Shortest ? 0 : BinaryPrimitives.ReadInt32LittleEndian(document);
        if (length < Shortest || length > document.Length || document[length - 1] != 0)
        {
            throw new InvalidDataException($"a document of {document.Length} bytes says that it has {length}");
        }

        _rest = document[4..(length - 1)];
    }

    /// <summary>The member's type.</summary>
    public BsonKind Kind { get; private set; }

    /// <summary>Its name, UTF-8; in an array its number.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Its value, without the length where text and binary data have one.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>The value of a document's member, whose name is ASCII; empty where there is none.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> document, string name, out BsonKind kind)
    {
        var members = new BsonMembers(document);
        while (members.Next())
        {
            if (Ascii.Equals(members.Name, name))
            {
                kind = members.Kind;
                return members.Value;
            }
        }

        kind = BsonKind.Null;
        return default;
    }

    /// <summary>Goes on to the next member; false after the last.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public bool Next()
    {
        if (_rest.IsEmpty)
            return false;

        Kind = (BsonKind)_rest[0];
        var end = _rest[1..].IndexOf((byte)0);
        if (end < 0)
            throw new InvalidDataException("a member's name does not end");

        Name = _rest.Slice(1, end);
        var value = _rest[(end + 2)..];
        var (before, length, after) = Extent(Kind, value);
        if (length < 0 || before + length + after > value.Length)
        {
            throw new InvalidDataException($"a member has {length} bytes, of {value.Length} that are there");
        }

        Value = value.Slice(before, length);
        _rest = value[(before + length + after)..];
        return true;
    }

    private static (int Before, int Length, int After) Extent(BsonKind kind, ReadOnlySpan<byte> value) => kind switch
    {
        BsonKind.Null => (0, 0, 0),
        BsonKind.Boolean => (0, 1, 0),
        BsonKind.Int32 => (0, 4, 0),
        BsonKind.Int64 or BsonKind.Double => (0, 8, 0),
        BsonKind.Decimal => (0, 16, 0),
        BsonKind.Document or BsonKind.Array when value.Length >= 4 => (0, BinaryPrimitives.ReadInt32LittleEndian(value), 0),
        BsonKind.String when value.Length >= 4 => (4, BinaryPrimitives.ReadInt32LittleEndian(value) - 1, 1),
        BsonKind.Binary when value.Length >= 5 => (5, BinaryPrimitives.ReadInt32LittleEndian(value), 0),
        _ => throw new InvalidDataException($"a member is of type {(int)kind}, which no record has"),
    };
}
