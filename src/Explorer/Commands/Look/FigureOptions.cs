using System.Text.RegularExpressions;
using Explorer.Documents.Figures;
using Explorer.Documents.Pages;

namespace Explorer.Commands.Look;

/// <summary><c>--figures</c> and <c>--width</c>: in which formats figures are written, and how wide.</summary>
internal sealed partial class FigureOptions
{
    private const double MostMillimetres = 1_000;
    private const double MillimetresPerPixel = 25.4 / 96;

    private readonly Option<string> _formats = new("--figures") { Description = "Formats of the figures: svg, png and pdf, several with commas between them", HelpName = "FORMATS", DefaultValueFactory = _ => "svg,png" };
    private readonly Option<string?> _width = new("--width")
    {
        Description = $"Width of the figures, in millimetres (89 and 183 are one and two columns of a paper) or in pixels, as in 640px; default: {FigureImage.DefaultWidth}", HelpName = "MM",
    };

    public void AddTo(Command command)
    {
        command.Add(_formats);
        command.Add(_width);
    }

    /// <exception cref="InvalidInputException">An unknown format, or a width that cannot be drawn.</exception>
    public PictureSettings Read(ParseResult parsed) => new(Formats(parsed.GetValue(_formats)!), Millimetres(parsed.GetValue(_width)));

    private static FigureFormats Formats(string given)
    {
        string[] known = [.. Enum.GetNames<FigureFormats>().Where(name => name != nameof(FigureFormats.None)).Select(name => name.ToLowerInvariant())];
        var all = FigureFormats.None;
        foreach (var name in given.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            all |= known.Contains(name.ToLowerInvariant())
                ? Enum.Parse<FigureFormats>(name, ignoreCase: true)
                : throw new InvalidInputException("--figures", $"unknown format '{name}'; {NearMatch.Advice(name, known)}");
        }

        return all == FigureFormats.None ? throw new InvalidInputException("--figures", $"found no format, expected {string.Join(", ", known)} or several with commas between them") : all;
    }

    private static double Millimetres(string? given)
    {
        if (given is null)
            return FigureImage.DefaultWidth;
        var match = Width().Match(given);
        var number = match.Success ? double.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) : double.NaN;
        var width = match.Groups["unit"].Value == "px" ? number * MillimetresPerPixel : number;
        return width is >= FigureImage.LeastWidth and <= MostMillimetres
            ? width
            : throw new InvalidInputException("--width", $"found '{given}', expected {FigureImage.LeastWidth} to {MostMillimetres} millimetres, as in 89 or 89mm, or as many pixels of 96 to the inch, as in 640px");
    }

    [GeneratedRegex(@"^(?<number>\d{1,6}(?:\.\d{1,6})?) ?(?<unit>mm|px)?$", RegexOptions.None, 1_000)]
    private static partial Regex Width();
}
