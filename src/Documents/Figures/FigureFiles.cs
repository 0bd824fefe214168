using Explorer.SearchSpace.Files;

namespace Explorer.Documents.Figures;

/// <summary>Writes drawings, each as a file a format.</summary>
public static class FigureFiles
{
    /// <summary>The folder of figures beside a report.</summary>
    public const string Folder = "figures";

    /// <summary>Writes them, over older ones.</summary>
    /// <param name="folder">Folder to write to; made where it is missing.</param>
    /// <param name="drawings">The drawings; their keys are their files' names.</param>
    /// <param name="formats">The formats.</param>
    /// <param name="millimetres">Their width.</param>
    /// <returns>The paths written.</returns>
    public static IReadOnlyList<string> Write(string folder, IEnumerable<Drawing> drawings, FigureFormats formats = FigureFormats.Svg | FigureFormats.Png, double millimetres = FigureImage.DefaultWidth)
    {
        WholeFile.MakeFolder(folder);
        var paths = new List<string>();
        void Add(Drawing drawing, FigureFormats format, string ending, Func<byte[]> image)
        {
            if (!formats.HasFlag(format))
                return;
            paths.Add(Path.Combine(folder, drawing.Key + ending));
            WholeFile.Write(paths[^1], file => file.Write(image()));
        }

        foreach (var drawing in drawings)
        {
            Add(drawing, FigureFormats.Svg, ".svg", () => Encoding.UTF8.GetBytes(FigureImage.Svg(drawing, millimetres)));
            Add(drawing, FigureFormats.Png, ".png", () => FigureImage.Png(drawing, millimetres));
            Add(drawing, FigureFormats.Pdf, ".pdf", () => FigureImage.Pdf(drawing, millimetres));
        }

        return paths;
    }
}

/// <summary>Formats that figures can be written in.</summary>
[Flags]
public enum FigureFormats
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>SVG.</summary>
    Svg = 1,

    /// <summary>PNG, at twice the size.</summary>
    Png = 2,

    /// <summary>PDF.</summary>
    Pdf = 4,
}
