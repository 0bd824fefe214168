using Explorer.Analysis.Tables;

namespace Explorer.Analysis.Queries;

/// <summary>
/// Which trials are wanted, as in <c>error &lt; 0.1 and (depth &lt;= 12 or device in (cpu, "cuda:0"))</c>. A comparison with a missing value is
/// neither true nor false, as in SQL: such a trial is left out, also under <c>not</c>; <c>is null</c> finds it.
/// </summary>
public sealed class TrialFilter
{
    // Parentheses and nots within one another, so that no query ends the program.
    private const int MostNested = 100;
    private readonly HashSet<TrialColumn> _columns = [];
    private readonly Func<TrialRow, bool?> _holds;
    private readonly QueryText _query;
    private int _nested;

    private TrialFilter(QueryText query)
    {
        _query = query;
        _holds = Any();
        if (!_query.Next.IsEnd)
            throw _query.Problem(_query.Next, $"found {QueryText.Named(_query.Next)}, expected and, or, or the end");
    }

    /// <summary>Whether a column in it reads epochs.</summary>
    public bool NeedsCurves => _columns.Any(column => column.NeedsCurves);

    /// <summary>Reads a filter.</summary>
    /// <param name="text">What the user gave.</param>
    /// <param name="option">What by, for messages.</param>
    /// <param name="more">Columns beside those that every trial has; null for none.</param>
    /// <exception cref="InvalidInputException">It cannot be read; the message shows where.</exception>
    public static TrialFilter Parse(string text, string option, IReadOnlyList<TrialColumn>? more = null) => new(new QueryText(option, text, more));

    /// <summary>Whether a trial is wanted.</summary>
    public bool Holds(TrialRow row) => _holds(row) == true;

    private Func<TrialRow, bool?> Any() => Joined("or", All, true);

    private Func<TrialRow, bool?> All() => Joined("and", One, false);

    // Several with one word between: what decides it is one that is true among or, one that is false among and.
    private Func<TrialRow, bool?> Joined(string word, Func<Func<TrialRow, bool?>> part, bool decides)
    {
        var parts = new List<Func<TrialRow, bool?>> { part() };
        while (_query.Took(word))
            parts.Add(part());
        return parts is [var only] ? only : row =>
        {
            bool? joined = !decides;
            foreach (var holds in parts)
            {
                var one = holds(row);
                if (one == decides)
                    return decides;
                joined = one is null ? null : joined;
            }

            return joined;
        };
    }

    private Func<TrialRow, bool?> One()
    {
        var start = _query.Next;
        if (!_query.Took("not") && !_query.Took("("))
            return Comparison();
        if (++_nested > MostNested)
            throw _query.Problem(start, $"found more than {MostNested} parentheses and nots within one another");
        var inner = start.Is("(") ? Any() : One();
        if (start.Is("(") && !_query.Took(")"))
            throw _query.Problem(_query.Next, $"found {QueryText.Named(_query.Next)}, expected and, or, or )");
        _nested--;
        return start.Is("(") ? inner : row => !inner(row);
    }

    private Func<TrialRow, bool?> Comparison()
    {
        var column = _query.Column();
        _columns.Add(column);
        var word = _query.Next;
        if (_query.Took("is"))
        {
            var isThere = _query.Took("not");
            return _query.Took("null") ? row => column.Of(row) is null != isThere : throw _query.Problem(_query.Next, $"found {QueryText.Named(_query.Next)}, expected null or not null");
        }

        var isNot = _query.Took("not");
        if (_query.Took("in") && _query.Next.Is("("))
            return Among(column, isNot);
        if (isNot || word.Is("in"))
            throw _query.Problem(_query.Next, $"found {QueryText.Named(_query.Next)}, expected {(word.Is("in") ? "" : "in ")}(a, b)");
        if (Signs(word) is not { } signs)
        {
            return column.Type == ColumnType.Bool ? row => (bool?)column.Of(row)
                : throw _query.Problem(word, $"found {QueryText.Named(word)}, expected =, !=, <, <=, >, >=, in or is after {column.Name}");
        }

        _query.Take();
        if (column.Type is ColumnType.Text or ColumnType.Bool && !(word.Is("=") || word.Is("==") || word.Is("!=") || word.Is("<>")))
            throw _query.Problem(word, $"found {word.Text}, expected = or !=: {column.Name} is a {(column.Type == ColumnType.Bool ? "yes or no" : "text")}");
        var compare = ColumnTest.With(column, _query.Take(), _query);
        return row => column.Of(row) is { } value ? signs(compare(value)) : null;
    }

    private Func<TrialRow, bool?> Among(TrialColumn column, bool isNot)
    {
        var compared = new List<Func<object, int>>();
        do
        {
            _query.Take();
            compared.Add(ColumnTest.With(column, _query.Take(), _query));
        }
        while (_query.Next.Is(","));
        return _query.Took(")")
            ? row => column.Of(row) is { } value ? compared.Exists(compare => compare(value) == 0) != isNot : null
            : throw _query.Problem(_query.Next, $"found {QueryText.Named(_query.Next)}, expected , or )");
    }

    private static Func<int, bool>? Signs(QueryToken word) => word.IsQuoted ? null : word.Text switch
    {
        "=" or "==" => sign => sign == 0,
        "!=" or "<>" => sign => sign != 0,
        "<" => sign => sign < 0,
        "<=" => sign => sign <= 0,
        ">" => sign => sign > 0,
        ">=" => sign => sign >= 0,
        _ => null,
    };
}
