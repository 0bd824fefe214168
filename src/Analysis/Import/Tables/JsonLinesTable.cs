using System.Text;
using System.Text.Json;

namespace Explorer.Analysis.Import.Tables;

/// <summary>An object a line; members of objects within are columns by their path, as in <c>config.lr</c>.</summary>
internal sealed class JsonLinesTable(string path) : ForeignTable(path)
{
    private const int Deepest = 16;
    private const int Longest = 1 << 23;

    private readonly List<string> _columns = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public override IReadOnlyList<string> Columns => _columns;

    public override IEnumerable<(long Number, IReadOnlyList<TableCell> Cells)> Rows(IReadOnlySet<int>? wanted = null)
    {
        using var reader = Guarded(Path, () => OpenText(Path));
        var (row, line, text) = (0L, 0L, new StringBuilder());
        while (Guarded(Path, () => Line(reader, text, line + 1)))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text.ToString()))
                continue;
            CheckRows(++row);
            var cells = new List<TableCell>(_columns.Count);
            Read(text.ToString(), line, cells);
            yield return (line, cells);
        }
    }

    private InvalidInputException Fault(long line, string message) => new(Path, [new Problem(FormattableString.Invariant($"line {line}"), message)]);

    private bool Line(StreamReader reader, StringBuilder text, long line)
    {
        text.Clear();
        int letter;
        while ((letter = reader.Read()) >= 0 && letter != '\n')
        {
            if (text.Append((char)letter).Length > Longest)
                throw Fault(line, $"has more than {NumberText.Count(Longest)} letters; expected one trial a line");
        }

        return letter >= 0 || text.Length > 0;
    }

    private void Read(string text, long line, List<TableCell> cells)
    {
        try
        {
            using var document = JsonDocument.Parse(PythonNumbers.ToJson(text, asText: true), new JsonDocumentOptions { MaxDepth = Deepest });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw Fault(line, $"is {document.RootElement.ValueKind.ToString().ToLowerInvariant()}, expected an object, one a trial");
            Add("", document.RootElement, line, cells);
        }
        catch (JsonException error)
        {
            throw Fault(line, $"is no JSON object on one line: {error.Message.Split(" LineNumber")[0]}");
        }
        catch (InvalidOperationException)
        {
            throw Fault(line, "holds a text that is no Unicode; expected UTF-8");
        }
    }

    private void Add(string prefix, JsonElement parent, long line, List<TableCell> cells)
    {
        foreach (var member in parent.EnumerateObject())
        {
            var name = prefix + TableCell.Clean(member.Name);
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                Add(name + ".", member.Value, line, cells);
                continue;
            }

            if (!_places.TryGetValue(name, out var place))
            {
                _places.Add(name, place = _columns.Count);
                _columns.Add(name);
                CheckColumns(_columns.Count);
            }

            while (cells.Count <= place)
                cells.Add(TableCell.Empty);
            if (cells[place].Kind != TableCellKind.Empty)
                throw Fault(line, $"has \"{name}\" twice, expected it once");
            cells[place] = Of(member.Value);
        }
    }

    private static TableCell Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => TableCell.Empty,
        JsonValueKind.True => TableCell.Of(true),
        JsonValueKind.False => TableCell.Of(false),
        JsonValueKind.String => TableCell.Of(value.GetString()),
        JsonValueKind.Number => new(TableCellKind.Number, value.GetDouble(), value.GetRawText()),
        _ => new(TableCellKind.Text, double.NaN, TableCell.Clean(value.GetRawText())),
    };
}
