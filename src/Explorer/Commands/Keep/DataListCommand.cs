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

    private static int List(CommandConsole console, string? directory, bool json)
    {
        var table = new TextTable("name", "shape", "classes", "train", "test", "where");
        foreach (var status in new DataLibrary().List(directory))
        {
            var known = status.Description;
            var shape = $"{known.Shape.Channels}x{known.Shape.Resolution}x{known.Shape.Resolution}";
            if (json)
            {
                JsonLines.Write(console.Output, new { known.Name, known.Summary, shape, known.Classes, known.TrainImages, known.TestImages, status.Available, status.Directory, status.MissingFiles });
                continue;
            }

            var where = known.Imported is { } imported ? $"{imported} ({known.Summary})"
                : known.Files.Count == 0 ? "drawn by the program"
                : status.Available ? status.Directory!
                : status.Directory is null ? "not here"
                : $"{status.Directory} (lacks {string.Join(", ", status.MissingFiles)})";
            table.Add(known.Name, shape, Text(known.Classes), Text(known.TrainImages), Text(known.TestImages), where);
        }

        if (!json)
        {
            table.Write(console.Output);
        }

        return ExitCode.Done;
    }

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
