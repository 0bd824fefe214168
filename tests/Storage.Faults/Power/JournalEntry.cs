using System.Buffers.Binary;
using System.Text;

namespace Explorer.Storage.Faults.Power;

/// <summary>What a process asked of a folder; the numbers are those of <c>journal.c</c>.</summary>
internal enum JournalKind
{
    /// <summary>A file was opened; made or emptied where its offset says so.</summary>
    Open = 1,

    /// <summary>Bytes were written.</summary>
    Write,

    /// <summary>A file was cut or lengthened.</summary>
    SetLength,

    /// <summary>A file or the folder was synced.</summary>
    Sync,

    /// <summary>A file got another name.</summary>
    Rename,

    /// <summary>A name was removed.</summary>
    Unlink,

    /// <summary>A file got a further name.</summary>
    Link,

    /// <summary>The process said a line on standard output.</summary>
    Say,

    /// <summary>A call that the replay does not know.</summary>
    Unmodelled,
}

/// <summary>One call, in the order in which they were made.</summary>
/// <param name="Kind">The call.</param>
/// <param name="Handle">The opened file, unique over all processes; 0 where the call names its file.</param>
/// <param name="Name">The file's name in the folder, empty for the folder itself.</param>
/// <param name="Offset">Of the bytes; the new length; for an opened file <see cref="Created"/> or <see cref="Truncated"/>; for a sync <see cref="DataAlone"/> or 0.</param>
/// <param name="Data">The bytes, the second name or the line said.</param>
internal sealed record JournalEntry(JournalKind Kind, ulong Handle, string Name, long Offset, byte[] Data)
{
    /// <summary>The offset of an opened file that was not there before.</summary>
    public const long Created = 1;

    /// <summary>The offset of an opened file that was emptied.</summary>
    public const long Truncated = 2;

    /// <summary>The offset of a sync of a file's content and length alone (fdatasync).</summary>
    public const long DataAlone = 1;

    private const int HeaderLength = 32;

    /// <summary>The data as text.</summary>
    public string Text => Encoding.UTF8.GetString(Data);

    /// <summary>Reads a whole journal.</summary>
    /// <exception cref="InvalidDataException">It holds a call that the replay does not know.</exception>
    public static IReadOnlyList<JournalEntry> ReadAll(string journal)
    {
        var entries = new List<JournalEntry>();
        for (var rest = File.ReadAllBytes(journal).AsSpan(); rest.Length > 0;)
        {
            var nameLength = BinaryPrimitives.ReadInt32LittleEndian(rest[4..]);
            var dataLength = (int)BinaryPrimitives.ReadInt64LittleEndian(rest[24..]);
            var entry = new JournalEntry(
                (JournalKind)BinaryPrimitives.ReadInt32LittleEndian(rest),
                BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]),
                Encoding.UTF8.GetString(rest.Slice(HeaderLength, nameLength)),
                BinaryPrimitives.ReadInt64LittleEndian(rest[16..]),
                rest.Slice(HeaderLength + nameLength, dataLength).ToArray());
            if (entry.Kind == JournalKind.Unmodelled)
            {
                throw new InvalidDataException($"The store makes a call that the replay of a power cut does not know: {entry.Name}. Add it to journal.c and DiskImage.");
            }

            entries.Add(entry);
            rest = rest[(HeaderLength + nameLength + dataLength)..];
        }

        return entries;
    }
}
