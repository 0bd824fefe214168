namespace Explorer.Reporting.Trainings;

/// <summary>Writes the page about one network's training: one HTML file that works offline.</summary>
public static class TrainingPageWriter
{
    /// <summary>Name of the page.</summary>
    public const string PageFile = "training.html";

    /// <summary>Writes the page, over an older one where there is one.</summary>
    /// <param name="input">The training.</param>
    /// <param name="directory">Folder to write to; made where it is missing.</param>
    /// <returns>The page's path.</returns>
    /// <exception cref="SearchSpace.InvalidInputException">The folder cannot be written to.</exception>
    public static string Write(TrainingPageInput input, string directory)
    {
        IReadOnlyList<Block> blocks = [.. TrainingSections.Curves(input), .. TrainingSections.Test(input), .. TrainingSections.Epochs(input), .. TrainingSections.Network(input)];
        var page = PageTemplate.Fill(PageAssets.TrainingSkeleton, new Dictionary<string, Markup>(StringComparer.Ordinal)
        {
            ["title"] = Markup.Encode($"{input.Model} on {input.Data}"),
            ["codeVersion"] = Markup.Encode(input.CodeVersion),
            ["generatedAt"] = Markup.Encode(input.GeneratedAt.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)),
            ["result"] = Markup.Encode(TrainingSections.Result(input)),
            ["contents"] = HtmlDocument.Contents(blocks),
            ["body"] = HtmlDocument.Write(blocks),
            ["css"] = new Markup($"{PageAssets.StudyCss}\n{PageAssets.Read("training.css")}"),
        });
        return PageFiles.Write(directory, [(PageFile, page)])[0];
    }
}
