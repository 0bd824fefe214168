using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Explorer.Analysis.Import.Tables;

/// <summary>Separated values with a header: commas, semicolons, tabs or bars, whichever the header has most of outside quotes.</summary>
internal sealed class CsvTable : ForeignTable
{
    private readonly string[] _columns;
    private readonly char _separator;

    public CsvTable(string path)
        : base(path)
    {
        _separator = Separator();
        using var parser = Open();
        _columns = [.. (parser.Read() ? parser.Record! : []).Select(name => TableCell.Clean(name).Trim())];
        CheckColumns(_columns.Length);
        Check();
    }

    /// <summary>What stands between cells.</summary>
    public char SeparatedBy => _separator;

    public override IReadOnlyList<string> Columns => _columns;

    public override IEnumerable<(long Number, IReadOnlyList<TableCell> Cells)> Rows(IReadOnlySet<int>? wanted = null)
    {
        using var parser = Open();
        parser.Read();
        var (row, line, open) = (0L, parser.RawRow + 1L, 0L);
        while (Guarded(Path, () => Read(parser, line)))
        {
            CheckRows(++row);
            var number = line + parser.RawRecord.AsSpan().IndexOfAnyExcept('\r', '\n') switch { > 0 and var blanks => parser.RawRecord.AsSpan(0, blanks).Count('\n'), _ => 0 };
            line = parser.RawRow + 1;
            open = CsvText.IsOpen(parser) ? number : 0;
            if (parser.Count != _columns.Length)
                throw Fault(number, $"has {NumberText.Counted(parser.Count, "cell")}, expected {_columns.Length} as the header; a cell with a '{_separator}' in it stands in quotes");
            var cells = new TableCell[_columns.Length];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = wanted?.Contains(i) == false ? TableCell.Empty : TableCell.Of(parser[i]);
            yield return (number, cells);
        }

        // What stands behind a quote that is not closed was taken for one cell of the last row.
        if (open > 0)
            throw Fault(open, "opens a quote that is not closed");
    }

    private InvalidInputException Fault(long line, string message) => new(Path, [new Problem(FormattableString.Invariant($"line {line}"), message)]);

    private bool Read(CsvParser parser, long line)
    {
        try
        {
            return parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            throw Fault(line, $"has a cell of more than {NumberText.Count(LongestCell)} letters; is a quote opened there and not closed?");
        }
    }

    private CsvParser Open() => new(new BoundedLines(OpenText(Path), Path), new CsvConfiguration(CultureInfo.InvariantCulture)
    {
        Delimiter = _separator.ToString(),
        MaxFieldSize = LongestCell,
        BadDataFound = null,
        IgnoreBlankLines = true,
        CacheFields = false,
    });

    private char Separator()
    {
        using var reader = new BoundedLines(OpenText(Path), Path);
        var counts = new int[4];
        const string Known = ",;\t|";
        var (quoted, any) = (false, false);
        for (int letter; (letter = reader.Read()) >= 0 && (quoted || !any || letter is not ('\n' or '\r'));)
        {
            any |= letter is not ('\n' or '\r');
            quoted ^= letter == '"';
            if (!quoted && Known.IndexOf((char)letter) is >= 0 and var at)
                counts[at]++;
        }

        return Known[Array.IndexOf(counts, counts.Max())];
    }

    private void Check()
    {
        var problems = new List<Problem>();
        problems.AddRange(_columns.Where(name => name.Length > 0).CountBy(name => name).Where(name => name.Value > 1).Select(name => new Problem("header", $"the column \"{name.Key}\" is there {NumberText.Count(name.Value)} times, expected different names: rename or drop all but one")));
        if (_columns.Count(name => name.Length > 0 && TableCell.Of(name).Kind == TableCellKind.Number) is > 0 and var numbers && numbers * 2 >= _columns.Length)
            problems.Add(new Problem("header", $"found {string.Join(_separator, _columns.Take(5))}{(_columns.Length > 5 ? "…" : "")}, expected the names of the columns: the table has no header"));
        if (problems.Count > 0)
            throw new InvalidInputException(Path, problems);
    }

    // No line so long that it fills the memory, and none with the zeros of a file that is no text.
    private sealed class BoundedLines(StreamReader text, string path) : TextReader
    {
        private const int Longest = 1 << 23;
        private long _since;

        public override int Read()
        {
            Span<char> one = stackalloc char[1];
            return Read(one) == 0 ? -1 : one[0];
        }

        public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

        public override int Read(Span<char> buffer)
        {
            var read = Guarded(buffer);
            var seen = buffer[..read];
            if (seen.Contains('\0'))
                throw new InvalidInputException(path, "holds zero bytes, so it is no text; expected separated values, JSON lines or Parquet");
            _since = seen.LastIndexOf('\n') is >= 0 and var end ? read - end : _since + read;
            return _since <= Longest ? read : throw new InvalidInputException(path, $"has a line of more than {NumberText.Count(Longest)} letters; expected a table with a row a line");
        }

        protected override void Dispose(bool disposing)
        {
            text.Dispose();
            base.Dispose(disposing);
        }

        private int Guarded(Span<char> buffer)
        {
            try
            {
                return text.Read(buffer);
            }
            catch (Exception error) when (error is IOException or InvalidDataException or DecoderFallbackException)
            {
                throw new InvalidInputException(path, $"cannot be read: {error.Message}");
            }
        }
    }
}
