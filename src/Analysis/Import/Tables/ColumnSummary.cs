using System.Runtime.InteropServices;

namespace Explorer.Analysis.Import.Tables;

/// <summary>What a column of a foreign table holds, from one pass over its rows.</summary>
internal sealed class ColumnSummary(string name)
{
    /// <summary>Most words of a parameter.</summary>
    public const int MostWords = 64;

    private const int MostDistinct = 1_000;
    private const int NumbersToAText = 9;

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly HashSet<double> _numbers = [];
    private long _flags;
    private long _texts;
    private long _commas;
    private long _pointed;
    private bool _isAmbiguous = true;

    /// <summary>Its name in the file.</summary>
    public string Name => name;

    /// <summary>Cells with numbers, NaN and infinite ones among them.</summary>
    public long Numbers { get; private set; }

    /// <summary>Cells with something.</summary>
    public long Filled { get; private set; }

    /// <summary>Whether all its numbers are whole.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Least finite number.</summary>
    public double Low { get; private set; } = double.PositiveInfinity;

    /// <summary>Greatest finite number.</summary>
    public double High { get; private set; } = double.NegativeInfinity;

    /// <summary>The texts, up to one more than a parameter may have, with how often each is there.</summary>
    public IReadOnlyDictionary<string, int> Words => _words;

    /// <summary>Whether a comma stands for the point of decimals.</summary>
    public bool HasCommas => _commas > 0 && _texts == 0 && _pointed == 0;

    /// <summary>Whether such commas may as well stand between thousands: three digits follow each.</summary>
    public bool IsAmbiguous => HasCommas && _isAmbiguous;

    /// <summary>Whether it is one of numbers, though some cells may be none.</summary>
    public bool IsNumeric => Numbers + _commas > 0 && _flags == 0 && (_texts == 0 || Numbers >= NumbersToAText * _texts);

    /// <summary>Whether it holds true and false alone.</summary>
    public bool IsFlag => _flags > 0 && Numbers + _commas + _texts == 0;

    /// <summary>Whether all that it holds is the same.</summary>
    public bool IsConstant => (_flags > 0 ? _numbers.Count + _words.Count : _words.Count + _numbers.Count) <= 1;

    /// <summary>Different values, as far as they were counted.</summary>
    public int Distinct => _words.Count + _numbers.Count;

    /// <summary>Whether there are more different texts than a parameter may have.</summary>
    public bool HasManyWords => _words.Count > MostWords;

    /// <summary>Adds a cell.</summary>
    public void Add(TableCell cell)
    {
        if (cell.Kind == TableCellKind.Empty)
            return;
        Filled++;
        if (cell.Kind == TableCellKind.Text && !cell.IsBlankWord && cell.WithComma is { } comma)
        {
            _commas++;
            _isAmbiguous &= cell.Text.Trim().Length - cell.Text.Trim().IndexOf(',') == 4 && cell.Text.Trim()[0] != '0';
            IsWhole = false;
            Add(comma);
        }
        else if (cell.Kind == TableCellKind.Number)
        {
            Numbers++;
            _pointed += cell.Text.Contains('.', StringComparison.Ordinal) ? 1 : 0;
            Add(cell.Number);
        }
        else if (cell.Kind == TableCellKind.Flag)
        {
            _flags++;
            _numbers.Add(cell.Number);
        }
        else
        {
            _texts += cell.IsBlankWord ? 0 : 1;
            if (_words.Count <= MostWords || _words.ContainsKey(cell.Text))
                CollectionsMarshal.GetValueRefOrAddDefault(_words, cell.Text, out _)++;
        }
    }

    private void Add(double number)
    {
        if (_numbers.Count < MostDistinct)
            _numbers.Add(number);
        if (!double.IsFinite(number))
            return;
        IsWhole &= number == Math.Floor(number) && Math.Abs(number) < 1L << 53;
        (Low, High) = (Math.Min(Low, number), Math.Max(High, number));
    }
}
