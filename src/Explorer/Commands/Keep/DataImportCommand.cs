using Explorer.Training.Data.Folders;

namespace Explorer.Commands.Keep;

/// <summary><c>explorer data import DIR</c>: a user's own images as a data set.</summary>
internal static class DataImportCommand
{
    public static Command Create()
    {
        var defaults = new ImportOptions();
        var source = new Argument<string>("SOURCE") { Description = "A folder of JPEG or PNG images with a folder a class (or train/ and test/ with such folders), or an .npz file" };
        var name = new Option<string?>("--name") { Description = "The data set's name; default: the folder's" };
        var size = new Option<int>("--size") { Description = "Height and width that the images' central squares are brought to", HelpName = "N", DefaultValueFactory = _ => defaults.Size };
        var share = new Option<double>("--test-share") { Description = "Share of each class that becomes the test set, where the source has none", HelpName = "0.2", DefaultValueFactory = _ => defaults.TestShare };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the test set's draw", HelpName = "S", DefaultValueFactory = _ => defaults.Seed };
        var skip = new Option<bool>("--skip-broken") { Description = "Leave broken pictures out instead of refusing all" };
        var replace = new Option<bool>("--replace") { Description = "Replace a data set of the same name" };
        var data = new Option<string?>("--data") { Description = "The folder of data sets to import to; default: $EXPLORER_DATA, else ~/.cache/explorer/datasets", HelpName = "DIR" };
        var json = OutputOptions.Json();
        var command = new Command("import", "Makes a data set of a folder of images") { source, name, size, share, seed, skip, replace, data, json };
        command.SetRun((parsed, console) =>
        {
            using var interruption = new Interruption(console, "nothing was imported");
            var options = new ImportOptions
            {
                Name = parsed.GetValue(name),
                Size = parsed.GetValue(size),
                TestShare = parsed.GetValue(share),
                Seed = parsed.GetValue(seed),
                SkipBroken = parsed.GetValue(skip),
                Replace = parsed.GetValue(replace),
            };
            var importer = new DataImporter(DataRoots.ForWriting(parsed.GetValue(data)));
            var result = importer.Import(parsed.GetValue(source)!, options, new ImportLines(console), interruption.Token);
            Write(console, result, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(CommandConsole console, ImportResult result, bool json)
    {
        foreach (var broken in result.Skipped)
        {
            console.Tell($"left out {broken.Path}: {broken.Problem}");
        }

        foreach (var passed in result.PassedOver)
            console.Tell($"passed over {passed}");
        if (result.Joined is { } joined)
            console.Tell(joined);
        var set = result.Set;
        if (json)
        {
            JsonLines.Write(console.Output, new { set.Name, result.Folder, set.Channels, set.Resolution, set.ClassNames, set.TrainImages, set.TestImages, set.Hash, set.Skipped, result.Fresh });
            return;
        }

        console.Show(Table.Facts(
            ("name", $"{set.Name}{(result.Fresh ? "" : " (the same files were imported before)")}"),
            ("shape", NetworkText.Shape(new InputShape(set.Channels, set.Resolution))),
            ("classes", $"{NumberText.Count(set.ClassNames.Count)}: {string.Join(", ", set.ClassNames.Take(12))}{(set.ClassNames.Count > 12 ? ", …" : "")}"),
            ("images", $"{NumberText.Count(set.TrainImages)} to train and validate on, {NumberText.Count(set.TestImages)} to test on{(set.Skipped > 0 ? $"; {NumberText.Counted(set.Skipped, "broken one")} left out" : "")}"),
            ("hash", set.Hash),
            ("folder", result.Folder),
            ("use it", FormattableString.Invariant($"explorer train MODEL --set {set.Name}, or \"data\": {{\"name\": \"{set.Name}\", \"validation\": {Math.Max(1, set.TrainImages / 10)}}} in an experiment"))));
    }
}
