namespace Explorer.Documents.Writers;

/// <summary>Rows of cells as lines of a terminal. Where they are too wide for it, the last column is wrapped if it is words and has room, and else a row goes on in further lines, indented.</summary>
internal sealed class FittedRows
{
    private const int Gap = 2;
    private const int Narrowest = 16;
    private readonly IReadOnlyList<bool> _words;
    private readonly int[] _widths;
    private readonly List<(int From, int To)> _lines = [];

    /// <summary>Finds how the rows fit.</summary>
    /// <param name="rows">All rows, the header among them.</param>
    /// <param name="words">For each column whether it has words, which stand to the left.</param>
    /// <param name="columns">Columns of the terminal; null where nothing has to fit.</param>
    public FittedRows(IReadOnlyList<string[]> rows, IReadOnlyList<bool> words, int? columns)
    {
        (_words, _widths) = (words, [.. words.Select((_, place) => rows.Select(row => row[place].Length).DefaultIfEmpty().Max())]);
        var most = columns ?? int.MaxValue;
        var before = _widths.SkipLast(1).Sum(width => width + Gap);
        if (_widths.Length > 0 && before + _widths[^1] > most && words[^1] && most - before >= Narrowest)
            _widths[^1] = most - before;
        for (var from = 0; from < _widths.Length;)
        {
            var (to, taken) = (from + 1, Indent + _widths[from]);
            while (to < _widths.Length && taken + Gap + _widths[to] <= most)
                taken += Gap + _widths[to++];
            if (to == from + 1)
                _widths[from] = Math.Max(1, Math.Min(_widths[from], most - Indent));
            _lines.Add((from, to));
            from = to;
        }
    }

    private int Indent => _lines.Count == 0 ? 0 : Gap;

    /// <summary>A row's lines.</summary>
    public IEnumerable<string> Lines(string[] row)
    {
        foreach (var (from, to) in _lines)
        {
            var start = new string(' ', from == 0 ? 0 : Gap);
            for (var place = from; place < to - 1; place++)
                start += (_words[place] ? row[place].PadRight(_widths[place]) : row[place].PadLeft(_widths[place])) + new string(' ', Gap);
            var parts = row[to - 1].Length > _widths[to - 1] ? Wrap(row[to - 1], _widths[to - 1]) : [_words[to - 1] ? row[to - 1] : row[to - 1].PadLeft(_widths[to - 1])];
            foreach (var part in parts)
            {
                var line = (start + part).TrimEnd();
                if (line.Length > 0 || _lines.Count == 1)
                    yield return line;
                start = new string(' ', start.Length);
            }
        }
    }

    /// <summary>A text in lines of at most so many characters, broken at spaces, each indented as the first is; a longer word has a line of its own.</summary>
    public static IEnumerable<string> Wrap(string text, int? width)
    {
        var words = text.TrimStart(' ');
        var indent = text[..(text.Length - words.Length)];
        var line = new StringBuilder();
        foreach (var word in words.Split(' '))
        {
            if (line.Length > 0 && indent.Length + line.Length + 1 + word.Length > width)
            {
                yield return indent + line;
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return indent + line;
    }
}
