using System.IO.Compression;
using Explorer.SearchSpace.Files;

namespace Explorer.Analysis.Import.Tables;

/// <summary>A table in a file, read row by row as often as asked, never whole.</summary>
internal abstract class ForeignTable(string path)
{
    /// <summary>Most columns.</summary>
    public const int MostColumns = 2_000;

    /// <summary>Most rows.</summary>
    public const int MostRows = 1_000_000;

    /// <summary>Letters of the longest cell.</summary>
    public const int LongestCell = 1 << 20;

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>What a row's number counts: lines, or rows.</summary>
    public virtual string Counts => "line";

    /// <summary>Names of the columns; those of JSON lines are all known once the rows were gone through.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>The rows with their numbers; a row may have fewer cells than there are columns.</summary>
    /// <param name="wanted">The columns that are looked at; null for all.</param>
    public abstract IEnumerable<(long Number, IReadOnlyList<TableCell> Cells)> Rows(IReadOnlySet<int>? wanted = null);

    /// <summary>Looks at a file: Parquet by its first bytes, JSON lines by its first letter, else separated values; any of the latter compressed by gzip.</summary>
    /// <exception cref="InvalidInputException">It cannot be read, or is empty.</exception>
    public static ForeignTable Open(string path) => Guarded(path, () =>
    {
        using var file = RegularFile.OpenRead(path);
        var first = new byte[4];
        var length = file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        if (length == 0)
            throw new InvalidInputException(path, "is empty; expected a table with a header");
        if (first.AsSpan().SequenceEqual("PAR1"u8))
            return new ParquetTable(path);
        using var text = OpenText(path);
        int letter;
        while ((letter = text.Read()) >= 0 && char.IsWhiteSpace((char)letter))
        {
        }

        return letter switch
        {
            < 0 => throw new InvalidInputException(path, "has nothing but blanks; expected a table with a header"),
            '{' => new JsonLinesTable(path),
            '[' => throw new InvalidInputException(path, "is a JSON array; expected JSON lines, one object a line (jq -c '.[]' makes them)"),
            _ => (ForeignTable)new CsvTable(path),
        };
    });

    /// <summary>What an action gives; whatever is wrong with the file is told with its name.</summary>
    /// <exception cref="InvalidInputException">The file is at fault.</exception>
    public static T Guarded<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            throw new InvalidInputException(path, $"cannot be read: {FileFault.Of(error)}");
        }
    }

    /// <summary>The file as text, unpacked where it is packed.</summary>
    protected static StreamReader OpenText(string path)
    {
        Stream file = RegularFile.OpenRead(path);
        var (first, second) = (file.ReadByte(), file.ReadByte());
        file.Position = 0;
        return new StreamReader(first == 0x1f && second == 0x8b ? new GZipStream(file, CompressionMode.Decompress) : file);
    }

    /// <summary>Refuses more rows than are read.</summary>
    protected void CheckRows(long row)
    {
        if (row > MostRows)
            throw new InvalidInputException(path, $"has more than {NumberText.Count(MostRows)} rows, the most that is read; take a sample of it");
    }

    /// <summary>Refuses more columns than are read.</summary>
    protected void CheckColumns(int columns)
    {
        if (columns > MostColumns)
            throw new InvalidInputException(path, $"has more than {NumberText.Count(MostColumns)} columns, the most that is read; leave out what is no parameter and no result");
    }
}
