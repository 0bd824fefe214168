using System.Buffers.Binary;
using System.Text;

namespace Explorer.Models.Weights.Checkpoints;

/// <summary>
/// Reads a zip file's central directory (PKWARE's APPNOTE 4.3), 64-bit fields included.
/// </summary>
internal static class ZipDirectory
{
    private const uint EndSignature = 0x06054B50, End64Signature = 0x06064B50, Locator64Signature = 0x07064B50, EntrySignature = 0x02014B50, LocalSignature = 0x04034B50;
    private const int EndLength = 22, End64Length = 56, Locator64Length = 20, EntryLength = 46, LocalLength = 30;
    private const ushort Encrypted = 1, Wide = ushort.MaxValue, Zip64Field = 1;

    /// <summary>The members in the order of their data.</summary>
    /// <exception cref="InvalidInputException">The directory is damaged, members overlap, or are encrypted.</exception>
    public static List<ZipMember> Read(FileStream file, string path)
    {
        var (count, length, offset) = FindDirectory(file, path);
        var bytes = ReadAt(file, offset, length, path);
        var members = new List<ZipMember>();
        var position = 0;
        for (var i = 0L; i < count; i++)
        {
            if (bytes.Length - position < EntryLength || Word(bytes, position) != EntrySignature)
                throw Damaged(path, $"member {i} of {count} has no entry in its directory");
            var (nameLength, extraLength, commentLength) = (Half(bytes, position + 28), Half(bytes, position + 30), Half(bytes, position + 32));
            var next = position + EntryLength + nameLength + extraLength + commentLength;
            if (next > bytes.Length)
                throw Damaged(path, $"entry {i} of its directory is cut off");
            members.Add(ReadMember(file, bytes.AsSpan(position..next), nameLength, extraLength, offset, path));
            position = next;
        }

        CheckOverlaps(members, path);
        return members;
    }

    private static ZipMember ReadMember(FileStream file, ReadOnlySpan<byte> entry, int nameLength, int extraLength, long directory, string path)
    {
        var nameBytes = entry.Slice(EntryLength, nameLength);
        var name = Encoding.UTF8.GetString(nameBytes);
        var (flags, method) = (Half(entry, 8), Half(entry, 10));
        if ((flags & Encrypted) != 0)
            throw new InvalidInputException(path, [new Problem(name, "encrypted, expected it stored as it is")]);
        long packed = Word(entry, 20), length = Word(entry, 24), header = Word(entry, 42);
        ReadWide(entry.Slice(EntryLength + nameLength, extraLength), ref length, ref packed, ref header);
        if ((method == 0 && packed != length) || packed < 0 || length < 0 || header < 0 || header > directory - LocalLength - nameLength)
            throw Damaged(path, $"the directory's entry of {name} contradicts itself");

        var local = ReadAt(file, header, LocalLength + nameLength, path);
        var data = header + LocalLength + nameLength + Half(local, 28);
        if (Word(local, 0) != LocalSignature || Half(local, 26) != nameLength || !local.AsSpan(LocalLength).SequenceEqual(nameBytes) || Half(local, 8) != method)
            throw Damaged(path, $"the header of {name} is not what the directory says");
        if (packed > directory - data)
            throw Damaged(path, $"{name} is to hold {packed} bytes, {Math.Max(0, directory - data)} are there");
        return new ZipMember(name, header, data, packed, Word(entry, 16), method == 0);
    }

    // Sizes that do not fit 32 bits stand in a field of their own, in this order, only those that need it.
    private static void ReadWide(ReadOnlySpan<byte> extra, ref long length, ref long packed, ref long header)
    {
        while (extra.Length >= 4)
        {
            var (id, size) = (Half(extra, 0), Half(extra, 2));
            if (size > extra.Length - 4)
                return;
            if (id == Zip64Field)
            {
                var values = extra.Slice(4, size);
                Take(ref values, ref length);
                Take(ref values, ref packed);
                Take(ref values, ref header);
            }

            extra = extra[(4 + size)..];
        }

        static void Take(ref ReadOnlySpan<byte> values, ref long value)
        {
            if (value != uint.MaxValue || values.Length < sizeof(long))
                return;
            value = BinaryPrimitives.ReadInt64LittleEndian(values);
            values = values[sizeof(long)..];
        }
    }

    private static void CheckOverlaps(List<ZipMember> members, string path)
    {
        members.Sort((left, right) => left.HeaderOffset.CompareTo(right.HeaderOffset));
        var names = new HashSet<string>(StringComparer.Ordinal);
        long end = 0;
        foreach (var member in members)
        {
            if (member.HeaderOffset < end)
                throw Damaged(path, $"{member.Name} overlaps another member");
            if (!names.Add(member.Name))
                throw Damaged(path, $"{member.Name} stands twice");
            end = member.DataOffset + member.Length;
        }
    }

    private static (long Count, long Length, long Offset) FindDirectory(FileStream file, string path)
    {
        var tailLength = (int)Math.Min(file.Length, EndLength + ushort.MaxValue);
        var tail = ReadAt(file, file.Length - tailLength, tailLength, path);
        var end = tailLength - EndLength;
        while (end >= 0 && (Word(tail, end) != EndSignature || end + EndLength + Half(tail, end + 20) != tailLength))
            end--;
        if (end < 0)
            throw Damaged(path, "it has no directory at its end (cut off?)");
        long count = Half(tail, end + 10), length = Word(tail, end + 12), offset = Word(tail, end + 16);
        var position = file.Length - tailLength + end;
        if (count == Wide || length == uint.MaxValue || offset == uint.MaxValue)
            (count, length, offset, position) = FindWide(file, position, path);
        if (offset < 0 || length < 0 || count < 0 || offset > position || length > position - offset || count > length / EntryLength)
            throw Damaged(path, $"its directory of {count} entries and {length} bytes at {offset} does not fit the file");
        return (count, length, offset);
    }

    private static (long Count, long Length, long Offset, long Position) FindWide(FileStream file, long end, string path)
    {
        var locator = ReadAt(file, end - Locator64Length, Locator64Length, path);
        var position = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
        if (Word(locator, 0) != Locator64Signature)
            throw Damaged(path, "its 64-bit directory is missing");
        var record = ReadAt(file, position, End64Length, path);
        if (Word(record, 0) != End64Signature)
            throw Damaged(path, "its 64-bit directory is missing");
        return (BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(32)), BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(40)), BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)), position);
    }

    private static byte[] ReadAt(FileStream file, long offset, long length, string path)
    {
        if (offset < 0 || length < 0 || length > Array.MaxLength || length > file.Length - offset)
            throw Damaged(path, $"{length} bytes at {offset} are not in the file of {file.Length} bytes");
        var bytes = new byte[length];
        file.Position = offset;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static ushort Half(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);

    private static uint Word(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);

    private static InvalidInputException Damaged(string path, string what) => new(path, $"not a whole zip file: {what}");
}
