namespace Explorer.Reporting.Html;

/// <summary>A network's stages as a picture by itself: a bar a block, as high as the block is wide.</summary>
public static class NetworkPicture
{
    private const string Style = """
        <style>text{font:12px system-ui,sans-serif;fill:#1d1d1b;text-anchor:middle}.minor{fill:#666661;font-size:11px}.axis{stroke:#dfdfd9}.stem rect{fill:#b9b9b2}.stage-1 rect{fill:#a6cfe6}.stage-2 rect{fill:#74b3d8}.stage-3 rect{fill:#4292c6}.stage-4 rect{fill:#2171b5}.stage-5 rect{fill:#0b559f}.stage-6 rect{fill:#08306b}</style>
        """;

    /// <summary>The picture as an SVG file; null for a family whose stages are not known.</summary>
    public static string? Write(ModelConfig config)
    {
        if (NetworkShape.Of(config) is not { } shape)
            return null;
        var drawing = NetworkDrawing.Write(shape, config, Math.Max(shape.StemWidth ?? 0, shape.Stages.Max(stage => stage.Width))).Text;
        var inside = drawing.IndexOf('>', StringComparison.Ordinal) + 1;
        return $"{drawing[..inside].Replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", StringComparison.Ordinal)}{Style}<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>{drawing[inside..]}\n";
    }
}
