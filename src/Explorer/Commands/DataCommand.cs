using System.CommandLine;
using System.Globalization;
using Explorer.Running;
using Explorer.Terminal;
using Explorer.Training.Data;
using Explorer.Training.Data.Catalog;
using Explorer.Training.Data.Fetching;
using Explorer.Training.Data.Folders;
using Explorer.Training.Data.Verification;

namespace Explorer.Commands;

/// <summary><c>explorer data list|fetch|import|verify</c>: the data sets.</summary>
internal static class DataCommand
{
    public static Command Create()
    {
        var command = new Command("data", "Lists, downloads, imports and verifies data sets");
        command.Subcommands.Add(CreateList());
        command.Subcommands.Add(CreateFetch());
        command.Subcommands.Add(CreateVerify());
        command.Subcommands.Add(DataImportCommand.Create());
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "A data set that 'explorer data list' names" };

    private static Command CreateList()
    {
        var data = OutputOptions.Data();
        var json = OutputOptions.Json();
        var command = new Command("list", "Every data set that the program knows, and where it is") { data, json };
        command.SetAction(parsed => List(parsed.GetValue(data), parsed.GetValue(json)));
        return command;
    }

    private static int List(string? directory, bool json)
    {
        var table = new TextTable("name", "shape", "classes", "train", "test", "where");
        foreach (var status in new DataLibrary().List(directory))
        {
            var known = status.Description;
            var shape = $"{known.Shape.Channels}x{known.Shape.Resolution}x{known.Shape.Resolution}";
            if (json)
            {
                JsonLines.Write(new { known.Name, known.Summary, shape, known.Classes, known.TrainImages, known.TestImages, status.Available, status.Directory, status.MissingFiles });
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
            table.Write(Console.Out);
        }

        return ExitCode.Done;
    }

    private static Command CreateVerify()
    {
        var name = Name();
        var data = OutputOptions.Data();
        var json = OutputOptions.Json();
        var command = new Command("verify", "Reads every file of a data set and compares it with what its makers published") { name, data, json };
        command.SetAction(parsed => Verify(parsed.GetValue(name)!, parsed.GetValue(data), parsed.GetValue(json)));
        return command;
    }

    private static int Verify(string name, string? directory, bool json)
    {
        var found = DataVerifier.Verify(name, directory);
        if (found.Description.Imported is { } imported)
            return VerifyImported(found.Description, imported, json);
        foreach (var file in found.Files)
        {
            if (json)
            {
                JsonLines.Write(new { file.File.Name, file.State, file.Path, file.Size, file.Problem });
                continue;
            }

            Console.WriteLine($"{file.State.ToString().ToLowerInvariant(),-9}  {file.File.Name}{(file.Problem is { } problem ? $": {problem}" : string.Empty)}");
        }

        if (!json)
        {
            Console.WriteLine(Verdict(found));
        }

        return found.Usable ? ExitCode.Done : ExitCode.Failed;
    }

    private static int VerifyImported(DataSetDescription description, string folder, bool json)
    {
        var intact = new ImportedImages(description).IsIntact();
        if (json)
            JsonLines.Write(new { Name = ImportedImages.FileName, State = intact ? FileState.Intact : FileState.Differs, Path = folder });
        else
            Console.WriteLine(intact ? $"{description.Name}: intact, the images that were imported" : $"{description.Name}: readable, but other images than were imported; import them again with --replace");
        return intact ? ExitCode.Done : ExitCode.Failed;
    }

    private static string Verdict(DataVerification found) => found.State switch
    {
        _ when found.Files.Count == 0 => $"{found.Description.Name}: drawn by the program, nothing to verify",
        FileState.Intact => $"{found.Description.Name}: intact, the published files",
        FileState.Unchecked => $"{found.Description.Name}: complete and readable; no published checksum is known for every file",
        FileState.Differs => $"{found.Description.Name}: complete and readable, but other content than its makers published",
        FileState.Corrupt => $"{found.Description.Name}: cannot be used; delete the corrupt files and type: explorer data fetch {found.Description.Name}",
        _ => $"{found.Description.Name}: not here; looked in {string.Join(", ", found.Searched)}; type: explorer data fetch {found.Description.Name}",
    };

    private static Command CreateFetch()
    {
        var name = Name();
        var data = OutputOptions.Data();
        var command = new Command("fetch", "Downloads a data set, going on where an earlier download stopped") { name, data };
        command.SetAction(async parsed =>
        {
            using var interruption = new Interruption();
            using var fetcher = new DataFetcher();
            var result = await fetcher.FetchAsync(parsed.GetValue(name)!, parsed.GetValue(data), new FetchLines(Console.Error), interruption.Token);
            Console.WriteLine(result.Directory is { } folder ? $"{folder}: {Verdict(result.Verification)}" : Verdict(result.Verification));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
