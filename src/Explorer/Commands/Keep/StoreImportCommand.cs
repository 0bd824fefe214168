using Explorer.Analysis.Import;
using Explorer.Analysis.Import.Tables;
using Explorer.Storage.Transfer;

namespace Explorer.Commands.Keep;

/// <summary><c>explorer store import FILE</c>: what <c>store export</c> printed, or with <c>--name</c> a table of trials that another program ran.</summary>
internal sealed class StoreImportCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "What 'explorer store export' printed; or with --name a table of trials that another program ran: CSV, JSON lines (both also as .gz) or Parquet" };
    private readonly Option<string?> _name = new("--name") { Description = "Import a table, as an experiment of this name", HelpName = "NAME" };
    private readonly Option<string?> _error = Columns("--error", "The column of errors or losses, less being better; several with commas between them are one a budget, cheapest first");
    private readonly Option<string?> _accuracy = Columns("--accuracy", "In its place, columns of which more is better");
    private readonly Option<string?> _parameters = Columns("--parameters", "The parameters; guessed unless given");
    private readonly Option<string?> _words = Columns("--words", "Parameters whose numbers only tell kinds apart");
    private readonly Option<string?> _fidelity = new("--fidelity") { Description = "The column that says how much a row's training got, where a trial has a row a budget", HelpName = "COLUMN" };
    private readonly Option<string?> _trial = new("--trial") { Description = "Beside --fidelity, the column that tells trials apart; guessed unless given, else the parameters do", HelpName = "COLUMN" };
    private readonly Option<string?> _state = new("--state") { Description = "The column that says how a trial ended; guessed unless given", HelpName = "COLUMN" };
    private readonly Option<string?> _scale = new("--scale") { Description = "The values that stand for an error of 0 and of 1, such as 0,100 for percentages; guessed unless given", HelpName = "ZERO,ONE" };
    private readonly Option<string> _store = OutputOptions.Store();

    private StoreImportCommand()
    {
    }

    public static Command Create()
    {
        var import = new StoreImportCommand();
        var command = new Command("import", "Adds exported records to a database, or a table of trials that another program ran; what it has already stays as it is")
        {
            import._file, import._name, import._error, import._accuracy, import._parameters, import._words, import._fidelity, import._trial, import._state, import._scale, import._store,
        };
        command.SetRun((parsed, console) => parsed.GetValue(import._name) is null ? import.Records(parsed, console) : import.Table(parsed, console));
        return command;
    }

    private static Option<string?> Columns(string name, string description) => new(name) { Description = description, HelpName = "COLUMN,…" };

    private int Records(ParseResult parsed, CommandConsole console)
    {
        var path = parsed.GetValue(_file)!;
        Option<string?>[] ofTables = [_error, _accuracy, _parameters, _words, _fidelity, _trial, _state, _scale];
        if (Array.Find(ofTables, option => parsed.GetValue(option) is not null)?.Name is { } given)
            throw new InvalidInputException(given, "is for tables of trials, and these need --name NAME beside it");
        if (Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".tsv" or ".parquet")
            throw new InvalidInputException(path, "is a table by its name; expected --name NAME beside it, the experiment that it becomes");
        using var input = InputFile.OpenText(path);

        // Read whole before the store is touched: a bad file leaves nothing behind.
        var imported = StoreImport.Read(input, path);
        using var opened = ResultStores.Open(parsed.GetValue(_store)!, StoreAccess.Write);
        var added = imported.AddTo(opened);
        console.Output.WriteLine($"added {StoreCommand.Counts(added.Experiments, added.Planned, added.Trials, added.Rungs, added.Attempts)}");
        return ExitCode.Done;
    }

    private int Table(ParseResult parsed, CommandConsole console)
    {
        var imported = TableImport.Read(new TableRequest(parsed.GetValue(_file)!, parsed.GetValue(_name)!, TimeProvider.System.GetUtcNow(), CodeVersion.Current)
        {
            Errors = List(parsed, _error) ?? [],
            Accuracies = List(parsed, _accuracy) ?? [],
            Parameters = List(parsed, _parameters),
            Words = List(parsed, _words) ?? [],
            Fidelity = parsed.GetValue(_fidelity),
            Trial = parsed.GetValue(_trial),
            State = parsed.GetValue(_state),
            Scale = Scale(parsed.GetValue(_scale)),
        });
        var storePath = parsed.GetValue(_store)!;
        using var opened = ResultStores.Open(storePath, StoreAccess.Write);
        if (imported.AddTo(opened, storePath))
            StoreImportSweep.Write(console, imported, storePath);
        else
            console.Output.WriteLine($"'{imported.Record.Name}' in {storePath} is of the same table: nothing to add");
        return ExitCode.Done;
    }

    private static string[]? List(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is not { } text ? null
        : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } names ? names
        : throw new InvalidInputException(option.Name, "found no name, expected columns with commas between them");

    private (double, double)? Scale(string? text)
    {
        if (text is null)
            return null;
        return text.Split(',') is [var first, var second]
            && double.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out var zero) && double.TryParse(second, NumberStyles.Float, CultureInfo.InvariantCulture, out var one)
            && double.IsFinite(one - zero) && one != zero
            ? (zero, one)
            : throw new InvalidInputException(_scale.Name, $"found {text}, expected the values that stand for an error of 0 and of 1, such as 0,100");
    }
}
