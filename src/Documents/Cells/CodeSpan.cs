namespace Explorer.Documents.Cells;

/// <summary>Words within a text that are typed as they stand, such as a member's name: Markdown has them between backticks, a page as code, and a terminal as they are.</summary>
public static class CodeSpan
{
    // Characters of private use, which mean nothing in anyone's texts.
    private const char Begin = '\uE000';
    private const char End = '\uE001';

    /// <summary>Such words as a part of a text.</summary>
    public static string Of(string words) => Begin + words + End;

    /// <summary>A text's parts in order: plain ones and code.</summary>
    public static IEnumerable<(string Text, bool IsCode)> Parts(string text)
    {
        var rest = text;
        while (rest.IndexOf(Begin, StringComparison.Ordinal) is >= 0 and var begin && rest.IndexOf(End, begin) is >= 0 and var end)
        {
            yield return (rest[..begin], false);
            yield return (rest[(begin + 1)..end], true);
            rest = rest[(end + 1)..];
        }

        yield return (rest, false);
    }

    /// <summary>The text without what tells code from words.</summary>
    public static string Plain(string text) => text.IndexOf(Begin, StringComparison.Ordinal) < 0 ? text : string.Concat(Parts(text).Select(part => part.Text));
}
