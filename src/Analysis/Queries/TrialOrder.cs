using Explorer.Analysis.Tables;

namespace Explorer.Analysis.Queries;

/// <summary>An order of trials, as in <c>error, -depth</c> or <c>error, depth desc</c>; missing values come last either way, and what is equal stays as it was.</summary>
public sealed class TrialOrder
{
    private readonly IReadOnlyList<(TrialColumn Column, bool IsFalling)> _keys;

    private TrialOrder(IReadOnlyList<(TrialColumn Column, bool IsFalling)> keys) => _keys = keys;

    /// <summary>Whether a column in it reads epochs.</summary>
    public bool NeedsCurves => _keys.Any(key => key.Column.NeedsCurves);

    /// <summary>Reads an order.</summary>
    /// <param name="text">What the user gave.</param>
    /// <param name="option">What by, for messages.</param>
    /// <param name="more">Columns beside those that every trial has; null for none.</param>
    /// <exception cref="InvalidInputException">It cannot be read; the message shows where.</exception>
    public static TrialOrder Parse(string text, string option, IReadOnlyList<TrialColumn>? more = null)
    {
        var query = new QueryText(option, text, more);
        var keys = new List<(TrialColumn, bool)>();
        do
        {
            var isFalling = query.TookMinus();
            var column = query.Column();
            keys.Add((column, query.Took("desc") || (!query.Took("asc") && isFalling)));
        }
        while (query.Took(","));
        return query.Next.IsEnd ? new TrialOrder(keys) : throw query.Problem(query.Next, $"found {QueryText.Named(query.Next)}, expected asc, desc, a comma or the end");
    }

    /// <summary>The trials in this order.</summary>
    public IEnumerable<TrialRow> Sorted(IReadOnlyList<TrialRow> rows)
    {
        var ordered = rows.OrderBy(_ => 0);
        foreach (var (column, isFalling) in _keys)
            ordered = ordered.ThenBy(column.Of, Comparer<object?>.Create((a, b) => (a, b) switch
            {
                (null, null) => 0,
                (null, _) => 1,
                (_, null) => -1,
                (string left, string right) => isFalling ? string.CompareOrdinal(right, left) : string.CompareOrdinal(left, right),
                _ => isFalling ? Comparer<object>.Default.Compare(b, a) : Comparer<object>.Default.Compare(a, b),
            }));
        return ordered;
    }
}
