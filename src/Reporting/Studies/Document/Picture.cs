using Explorer.Documents.Figures;

namespace Explorer.Reporting.Studies.Document;

/// <summary>A picture's SVG, for a page that has its styles, or with its own as a file.</summary>
/// <param name="Width">Width of its view, in its own units.</param>
/// <param name="Height">Height of its view.</param>
/// <param name="Label">What it shows, for readers who do not see it.</param>
/// <param name="Body">What it draws.</param>
internal record Picture(double Width, double Height, string Label, string Body)
{
    /// <summary>The picture inside a page.</summary>
    public virtual string Inline => FormattableString.Invariant($"<svg class=\"chart\" viewBox=\"0 0 {Width:0.##} {Height:0.##}\" role=\"img\" aria-label=\"{System.Net.WebUtility.HtmlEncode(Label)}\">{Body}</svg>");

    /// <summary>The picture as a file of its own, on white.</summary>
    /// <param name="style">The rules of its classes.</param>
    public virtual string Standalone(string style) => FormattableString.Invariant(
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" width=\"{Width:0.##}\" height=\"{Height:0.##}\" viewBox=\"0 0 {Width:0.##} {Height:0.##}\" role=\"img\" aria-label=\"{System.Net.WebUtility.HtmlEncode(Label)}\"><style>{style}</style><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>{Body}</svg>\n");
}

/// <summary>A drawing as a picture.</summary>
/// <param name="Drawing">The drawing.</param>
internal sealed record DrawnPicture(Drawing Drawing) : Picture(0, 0, Drawing.Caption, "")
{
    // As wide as a small screen, so that its words stay readable there.
    private const double InPage = 116;

    /// <inheritdoc/>
    public override string Inline => FigureImage.SvgInPage(Drawing, InPage);

    /// <inheritdoc/>
    public override string Standalone(string style) => FigureImage.Svg(Drawing, InPage);
}
