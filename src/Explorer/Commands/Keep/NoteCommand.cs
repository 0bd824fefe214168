namespace Explorer.Commands.Keep;

/// <summary><c>explorer note EXPERIMENT [TEXT]</c>: tags and a note of an experiment that was run.</summary>
internal static class NoteCommand
{
    public static Command Create()
    {
        var experiment = new Argument<string>("EXPERIMENT") { Description = StoredExperiment.Description };
        var text = new Argument<string?>("TEXT") { Description = "The note, in place of the one there is; \"\" takes that away", Arity = ArgumentArity.ZeroOrOne };
        var tag = new Option<string[]>("--tag") { Description = "Add this tag; may be given several times", HelpName = "NAME", DefaultValueFactory = _ => [] };
        var untag = new Option<string[]>("--untag") { Description = "Take this tag away; may be given several times", HelpName = "NAME", DefaultValueFactory = _ => [] };
        var store = OutputOptions.Store();
        var command = new Command("note", "Notes something of an experiment that was run, and changes its tags; with neither, shows them") { experiment, text, tag, untag, store };
        command.SetRun((parsed, console) => Run(console, parsed.GetValue(experiment)!, parsed.GetValue(text), parsed.GetValue(tag)!, parsed.GetValue(untag)!, parsed.GetValue(store)!));
        return command;
    }

    private static int Run(CommandConsole console, string experiment, string? text, string[] added, string[] removed, string storePath)
    {
        var isRead = text is null && added.Length + removed.Length == 0;
        if (Array.Find(added, tag => !ExperimentTable.IsTag(tag)) is { } wrong)
            throw new InvalidInputException("--tag", $"found \"{wrong}\", expected at most 40 lower-case letters, digits, '.', '_' and '-', the first a letter or digit");
        if (text?.Any(char.IsControl) == true)
            throw new InvalidInputException("TEXT", "the note has line breaks or other control characters, expected one line");
        ExperimentRecord record;
        using (var read = ResultStores.Open(storePath, StoreAccess.Read))
            record = StoredExperiment.Find(read, storePath, experiment);
        if (Array.Find(removed, tag => !record.Tags.Contains(tag)) is { } missing)
            throw new InvalidInputException("--untag", $"{record.Name} has no tag \"{missing}\"; it has {(record.Tags.Count == 0 ? "none" : string.Join(", ", record.Tags))}");
        if (!isRead)
        {
            using var store = Written(storePath);
            record = store.FindExperiment(record.Name)!;
            store.Annotate(record.Name, record.Tags.Concat(added).Except(removed).Distinct().ToValueList(), text is null ? record.Note : text.Length == 0 ? null : text);
            record = store.FindExperiment(record.Name)!;
        }

        console.Show(Table.Facts(("experiment", record.Name), ("tags", record.Tags.Count == 0 ? NumberText.None : string.Join(", ", record.Tags)), ("note", record.Note ?? NumberText.None)));
        return ExitCode.Done;
    }

    // A run is the one writer of its database.
    private static IResultStore Written(string storePath)
    {
        try
        {
            return ResultStores.Open(storePath, StoreAccess.Write);
        }
        catch (InvalidInputException busy)
        {
            throw new InvalidInputException(busy.Origin, [.. busy.Problems, new Problem("$", "nothing was noted; type the same command when the run has ended, or put \"tags\" into the experiment's file before it is run")]);
        }
    }
}
