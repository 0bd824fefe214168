namespace Explorer.Documents.Writers;

/// <summary>
/// Text for a terminal or a pipe, so that it can be searched and cut: no-break spaces become spaces, minus signs and dashes hyphens, and
/// Greek letters of statistics their names. Control characters are made visible.
/// </summary>
/// <param name="inner">Where to; not disposed.</param>
public sealed class PlainTextWriter(TextWriter inner) : TextWriter(CultureInfo.InvariantCulture)
{
    private static readonly (string Sign, string Plain)[] Signs =
        [(NumberText.Space, " "), (NumberText.Minus, "-"), (NumberText.None, "-"), ("²", "2"), ("µ", "u"), ("τ", "tau"), ("ρ", "rho"), ("’", "'"), ("“", "\""), ("”", "\"")];

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <summary>The text as this writer writes it.</summary>
    public static string Plain(string text) => Signs.Aggregate(ControlCharacters.Escape(CodeSpan.Plain(text)), (plain, sign) => plain.Replace(sign.Sign, sign.Plain, StringComparison.Ordinal));

    /// <summary>The same for a text that is part of a line; see <see cref="ControlCharacters.EscapeLine"/>.</summary>
    public static string PlainLine(string text) => Plain(ControlCharacters.EscapeLine(text));

    /// <inheritdoc/>
    public override void Write(char value) => inner.Write(Plain(value.ToString()));

    /// <inheritdoc/>
    public override void Write(string? value) => inner.Write(value is null ? null : Plain(value));

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
