namespace Explorer.Documents.Pages;

/// <summary>How a page's figures are written beside it.</summary>
/// <param name="Formats">The formats.</param>
/// <param name="Millimetres">Their width.</param>
public sealed record PictureSettings(FigureFormats Formats = FigureFormats.Svg | FigureFormats.Png, double Millimetres = FigureImage.DefaultWidth);
