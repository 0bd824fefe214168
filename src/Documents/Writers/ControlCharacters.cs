namespace Explorer.Documents.Writers;

/// <summary>
/// Control characters of names and texts, which a terminal would obey, made visible: <c>\x1b</c> for the one that begins a terminal's
/// commands, <c>\u202e</c> for one that turns the direction of writing. Line feeds and tabs stay.
/// </summary>
public static class ControlCharacters
{
    /// <summary>The text with them made visible.</summary>
    public static string Escape(string text)
    {
        if (!text.Any(IsControl))
            return text;
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var letter in text)
        {
            if (!IsControl(letter))
                escaped.Append(letter);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"{(letter < 256 ? "\\x" : "\\u")}{(int)letter:x2}");
        }

        return escaped.ToString();
    }

    /// <summary>The same for a text that is part of a line, such as a cell or a message: line feeds and tabs are made visible too, as a name that holds one would else look like lines of the program's own.</summary>
    public static string EscapeLine(string text) => Escape(text).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);

    // The last ones are those of Unicode that end lines, and those that turn the direction of writing.
    private static bool IsControl(char letter) => (char.IsControl(letter) && letter is not ('\n' or '\t'))
        || letter is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}

/// <summary>Text for a terminal in which every control character is made visible; see <see cref="ControlCharacters"/>.</summary>
/// <param name="inner">Where to; not disposed.</param>
public sealed class EscapingWriter(TextWriter inner) : TextWriter(CultureInfo.InvariantCulture)
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => inner.Write(ControlCharacters.Escape(value.ToString()));

    /// <inheritdoc/>
    public override void Write(string? value) => inner.Write(value is null ? null : ControlCharacters.Escape(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        Write(value);
        inner.WriteLine();
    }

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();
}
