using System.Net;

namespace Explorer.Documents.Writers;

/// <summary>Text that is HTML already. Only this type reaches a page unencoded.</summary>
/// <param name="Text">The HTML.</param>
public readonly record struct Markup(string Text)
{
    private static readonly Encoder Formatter = new();

    /// <summary>Nothing.</summary>
    public static Markup Empty { get; } = new("");

    /// <summary>HTML with values filled in: strings and numbers are encoded, markup is taken as it is.</summary>
    public static Markup Of(FormattableString html) => new(html.ToString(Formatter));

    /// <summary>One after another.</summary>
    public static Markup Join(IEnumerable<Markup> parts, string separator = "\n") => new(string.Join(separator, parts.Select(part => part.Text)));

    /// <summary>Plain text as HTML.</summary>
    public static Markup Encode(string text) => new(WebUtility.HtmlEncode(ControlCharacters.Escape(text)));

    /// <inheritdoc/>
    public override string ToString() => Text ?? "";

    private sealed class Encoder : IFormatProvider, ICustomFormatter
    {
        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
        {
            Markup markup => markup.ToString(),
            IFormattable value => WebUtility.HtmlEncode(value.ToString(format, CultureInfo.InvariantCulture)),
            _ => WebUtility.HtmlEncode(ControlCharacters.Escape(arg?.ToString() ?? "")),
        };
    }
}
