namespace Explorer.Commands.Keep;

/// <summary><c>explorer data list</c>: the data sets, and where they are.</summary>
internal static class DataListCommand
{
    public static Command Create()
    {
        var data = OutputOptions.Data();
        var json = OutputOptions.Json();
        var command = new Command("list", "Every data set that the program knows, and where it is") { data, json };
        command.SetRun((parsed, console) => List(console, parsed.GetValue(data), parsed.GetValue(json)));
        return command;
    }

    private static int List(CommandConsole console, string? directory, bool json) => console.List(
        json,
        new DataLibrary().List(directory),
        status => new
        {
            status.Description.Name,
            status.Description.Summary,
            shape = NetworkText.Shape(status.Description.Shape),
            status.Description.Classes,
            status.Description.TrainImages,
            status.Description.TestImages,
            status.Available,
            status.Directory,
            status.MissingFiles,
        },
        ["name", "shape", "classes", "train", "test", "where"],
        status =>
        [
            Cell.Words(status.Description.Name), Cell.Words(NetworkText.Shape(status.Description.Shape)), Cell.Count(status.Description.Classes),
            Cell.Count(status.Description.TrainImages), Cell.Count(status.Description.TestImages), Cell.Words(Where(status)),
        ]);

    private static string Where(DataSetStatus status) => status.Description switch
    {
        { Imported: { } imported, Summary: var summary } => $"{imported} ({summary})",
        { Files.Count: 0 } => "drawn by the program",
        _ when status.Available => status.Directory!,
        _ => status.Directory is null ? "not here" : $"{status.Directory} (lacks {string.Join(", ", status.MissingFiles)})",
    };
}
