using Explorer.Analysis.Tables;
using Explorer.Documents.Writers;
using Explorer.SearchSpace.Json;

namespace Explorer.Analysis.Queries;

/// <summary>What a user typed to choose trials, as words one after another: what stands in quotes, symbols, and anything else up to a blank or symbol.</summary>
internal sealed class QueryText
{
    private const string Symbols = "()=!<>,";
    private const int MostShown = 100;
    private readonly string _option;
    private readonly string _text;
    private readonly List<QueryToken> _tokens = [];
    private readonly IReadOnlyList<TrialColumn> _more;
    private int _at;

    /// <param name="option">What the user gave it by, for messages.</param>
    /// <param name="text">What the user gave.</param>
    /// <param name="more">Columns beside those that every trial has; null for none.</param>
    /// <exception cref="InvalidInputException">A quote is not closed.</exception>
    public QueryText(string option, string text, IReadOnlyList<TrialColumn>? more = null)
    {
        (_option, _text, _more) = (option, text, more ?? []);
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
                at++;
            else
                at += Read(at);
        }

        _tokens.Add(new QueryToken("", text.Length, false));
    }

    /// <summary>The next word.</summary>
    public QueryToken Next => _tokens[_at];

    /// <summary>Takes the next word.</summary>
    public QueryToken Take() => Next.IsEnd ? Next : _tokens[_at++];

    /// <summary>Takes the next word where it is this one.</summary>
    public bool Took(string word)
    {
        if (!Next.Is(word))
            return false;
        _at++;
        return true;
    }

    /// <summary>Takes the minus sign that the next word begins with.</summary>
    public bool TookMinus()
    {
        if (Next is not { IsQuoted: false, Text: ['-', _, ..] } word)
            return false;
        _tokens[_at] = new QueryToken(word.Text[1..], word.Start + 1, false);
        return true;
    }

    /// <summary>The column that the next word names.</summary>
    /// <exception cref="InvalidInputException">It names none.</exception>
    public TrialColumn Column()
    {
        var name = Take();
        return (name.IsQuoted ? null : _more.FirstOrDefault(column => column.Name == name.Text) ?? TrialColumns.Find(name.Text)) ?? throw Unknown(name);
    }

    /// <summary>A query that cannot be meant, with a mark below the place.</summary>
    public InvalidInputException Problem(QueryToken token, string message, string after = "")
    {
        var from = Math.Max(0, Math.Min(token.Start - (MostShown / 2), _text.Length - MostShown));
        var shown = _text[from..Math.Min(_text.Length, from + MostShown)];
        var before = (from > 0 ? "…" : "") + OnOneLine(shown[..(token.Start - from)]);
        var line = before + OnOneLine(shown[(token.Start - from)..]) + (from + MostShown < _text.Length ? "…" : "");
        return new InvalidInputException(_option, [new Problem("$", $"{message}\n  {line}\n  {new string(' ', before.Length)}^{after}") { HasLines = true }]);
    }

    /// <summary>How a message names a word.</summary>
    public static string Named(QueryToken token) => token.IsEnd ? "the end" : $"'{OnOneLine(token.Text.Length > MostShown ? $"{token.Text[..MostShown]}…" : token.Text)}'";

    private static string OnOneLine(string text) => ControlCharacters.Escape(text.Replace('\n', ' ').Replace('\t', ' '));

    private InvalidInputException Unknown(QueryToken name)
    {
        string[] known = [.. TrialColumns.All.Concat(_more).Select(column => column.Name)];
        var near = NearMatch.Find(name.Text, known) is { } found && !name.IsEnd ? $"; did you mean \"{found}\"?" : "";
        return Problem(name, $"found {Named(name)}, expected a column{near}", $"\ncolumns: {string.Join(", ", known)}");
    }

    // How many letters the word there takes.
    private int Read(int at)
    {
        var letter = _text[at];
        if (letter is '"' or '\'')
            return Quoted(at);
        var length = 1;
        if (Symbols.Contains(letter, StringComparison.Ordinal))
            length = at + 1 < _text.Length && _text.AsSpan(at, 2) is "!=" or "<=" or ">=" or "==" or "<>" ? 2 : 1;
        else
            while (at + length < _text.Length && !char.IsWhiteSpace(_text[at + length]) && !Symbols.Contains(_text[at + length], StringComparison.Ordinal) && _text[at + length] is not ('"' or '\''))
                length++;
        _tokens.Add(new QueryToken(_text.Substring(at, length), at, false));
        return length;
    }

    // A quote within stands twice.
    private int Quoted(int at)
    {
        var quote = _text[at];
        var end = at + 1;
        for (; end < _text.Length; end++)
        {
            if (_text[end] == quote && end + 1 < _text.Length && _text[end + 1] == quote)
                end++;
            else if (_text[end] == quote)
                break;
        }

        if (end >= _text.Length)
            throw Problem(new QueryToken("", at, true), $"the quote {quote} is not closed");
        _tokens.Add(new QueryToken(_text[(at + 1)..end].Replace(new string(quote, 2), quote.ToString(), StringComparison.Ordinal), at, true));
        return end + 1 - at;
    }
}

/// <summary>A word of a query.</summary>
/// <param name="Text">The word, without quotes; empty behind the last one.</param>
/// <param name="Start">Where it begins in the query.</param>
/// <param name="IsQuoted">Whether it stood in quotes.</param>
internal readonly record struct QueryToken(string Text, int Start, bool IsQuoted)
{
    public bool IsEnd => Text.Length == 0 && !IsQuoted;

    public bool Is(string symbolOrWord) => !IsQuoted && Text.Equals(symbolOrWord, StringComparison.OrdinalIgnoreCase);
}
