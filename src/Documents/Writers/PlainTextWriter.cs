namespace Explorer.Documents.Writers;

/// <summary>Text for a terminal or a pipe: no-break spaces become spaces and minus signs hyphens, so that it can be searched and cut.</summary>
/// <param name="inner">Where to; not disposed.</param>
public sealed class PlainTextWriter(TextWriter inner) : TextWriter(CultureInfo.InvariantCulture)
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <summary>The text as this writer writes it.</summary>
    public static string Plain(string text) => text.Replace(NumberText.Space, " ", StringComparison.Ordinal).Replace(NumberText.Minus, "-", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override void Write(char value) => inner.Write(value == NumberText.Space[0] ? ' ' : value == NumberText.Minus[0] ? '-' : value);

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
