using Explorer.Training.Data.Catalog;
using Explorer.Training.Data.Folders;
using Explorer.Training.Data.Verification;

namespace Explorer.Commands.Keep;

/// <summary><c>explorer data verify NAME</c>: whether a data set is what its makers published.</summary>
internal static class DataVerifyCommand
{
    public static Command Create()
    {
        var name = DataCommand.Name();
        var data = OutputOptions.Data();
        var json = OutputOptions.Json();
        var command = new Command("verify", "Reads every file of a data set and compares it with what its makers published") { name, data, json };
        command.SetRun((parsed, console) => Verify(console, parsed.GetValue(name)!, parsed.GetValue(data), parsed.GetValue(json)));
        return command;
    }

    private static int Verify(CommandConsole console, string name, string? directory, bool json)
    {
        var found = DataVerifier.Verify(name, directory);
        if (found.Description.Imported is { } imported)
            return VerifyImported(console, found.Description, imported, json);
        console.List(
            json,
            found.Files,
            file => new { file.File.Name, file.State, file.Path, file.Size, file.Problem },
            ["", ""],
            file => [Cell.Words(EnumNames.Of(file.State)), Cell.Words($"{file.File.Name}{(file.Problem is { } problem ? $": {problem}" : "")}")]);
        if (!json)
            console.Output.WriteLine(DataCommand.Verdict(found));
        return found.Usable ? ExitCode.Done : ExitCode.Failed;
    }

    private static int VerifyImported(CommandConsole console, DataSetDescription description, string folder, bool json)
    {
        var intact = new ImportedImages(description).IsIntact();
        if (json)
            JsonLines.Write(console.Output, new { Name = ImportedImages.FileName, State = intact ? FileState.Intact : FileState.Differs, Path = folder });
        else
            console.Output.WriteLine(intact ? $"{description.Name}: intact, the images that were imported" : $"{description.Name}: readable, but other images than were imported; import them again with --replace");
        return intact ? ExitCode.Done : ExitCode.Failed;
    }
}
