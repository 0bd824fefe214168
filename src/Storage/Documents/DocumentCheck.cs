using Explorer.SearchSpace.Configs;
using Explorer.SearchSpace.Json;

namespace Explorer.Storage.Documents;

/// <summary>Checks a database: its file, then every record by itself and against the others.</summary>
/// <param name="path">As the user gave it, for messages.</param>
/// <param name="reader">The database.</param>
internal sealed class DocumentCheck(string path, IDocumentReader reader)
{
    private const int MostProblems = 100;
    private readonly List<string> _problems = [];
    private readonly Dictionary<StoreTable, int> _counts = [];

    /// <summary>What a database holds and everything wrong with it; changes nothing.</summary>
    public static StoreCheckReport Run(string path, IDocumentFile file)
    {
        var problems = file.Check();
        try
        {
            return file.Read(reader => new DocumentCheck(path, reader).Run(problems));
        }
        catch (InvalidInputException e)
        {
            return StoreCheckReport.Unreadable([.. problems, e.Problems[0].Message]);
        }
    }

    private StoreCheckReport Run(IReadOnlyList<string> before)
    {
        var experiments = reader.Experiments().Select(document => StoredRecords.Experiment(path, document).Name).ToList();
        foreach (var name in experiments)
        {
            if (reader.FindExperiment(name) is { Id: var id })
                Check(name, id);
            else
                _problems.Add($"{name}: its record is stored under another name");
        }

        return new StoreCheckReport
        {
            Experiments = experiments.Count,
            Planned = _counts.GetValueOrDefault(StoreTable.Planned),
            Trials = _counts.GetValueOrDefault(StoreTable.Trials),
            Attempts = _counts.GetValueOrDefault(StoreTable.Attempts),
            Rungs = _counts.GetValueOrDefault(StoreTable.Rungs),
            Problems = before.Concat(_problems).Take(MostProblems).ToValueList(),
        };
    }

    private void Check(string name, long id)
    {
        var records = new StoredRecords(path, name);
        var plan = new Dictionary<int, PlannedTrial?>();
        foreach (var row in Rows(StoreTable.Planned, id))
        {
            plan[row.Index] = Try(name, () => records.Planned(row));
            if (plan[row.Index] is { StoredConfig: { } config } planned && ModelConfigJson.Hash(config) is var hash && hash != planned.Hash)
                Add(name, row.Index, $"its planned config hashes to {hash}, not to {planned.Hash} as stored");
            if (plan[row.Index] is { Parameters: { } parameters } foreign && ParameterValue.HashOf(parameters) is var own && own != foreign.Hash)
                Add(name, row.Index, $"its parameters hash to {own}, not to {foreign.Hash} as stored");
        }

        foreach (var row in Rows(StoreTable.Trials, id))
        {
            if (IsPlanned(name, row.Index, plan, "trial") is { } planned && Try(name, () => records.Trial(row)) is { } trial && HasSoundError(name, row.Index, trial))
                Try(name, () => records.Trial(planned, trial, row));
        }

        foreach (var row in Rows(StoreTable.Rungs, id))
        {
            IsPlanned(name, row.Index, plan, "rung");
            if (Try(name, () => records.Rung(row)) is { Result.Error: < 0 or > 1 } rung)
                Add(name, row.Index, FormattableString.Invariant($"its error at rung {rung.Rung} is {rung.Result.Error}, outside [0, 1]"));
        }

        foreach (var row in Rows(StoreTable.Attempts, id))
        {
            IsPlanned(name, row.Index, plan, "attempt");
            Try(name, () => records.Attempt(row));
        }
    }

    private bool HasSoundError(string name, int index, StoredTrial trial)
    {
        if (trial.Error is < 0 or > 1)
            Add(name, index, FormattableString.Invariant($"its error is {trial.Error}, outside [0, 1]"));
        if (trial.State == TrialState.Failed == trial.Error is null)
            return true;
        Add(name, index, trial.Error is null ? $"it is {EnumNames.Of(trial.State)} but has no error" : "it failed but has an error");
        return false;
    }

    private IEnumerable<StoredRow> Rows(StoreTable table, long id)
    {
        foreach (var row in reader.Rows(table, id, curves: true))
        {
            _counts[table] = _counts.GetValueOrDefault(table) + 1;
            yield return row;
        }
    }

    // Null for a plan that is missing, which is told here, or damaged, which was told before.
    private PlannedTrial? IsPlanned(string name, int index, Dictionary<int, PlannedTrial?> plan, string what)
    {
        if (!plan.TryGetValue(index, out var planned))
            Add(name, index, $"a {what} is stored that is not planned");
        return planned;
    }

    private T? Try<T>(string name, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (InvalidInputException e)
        {
            _problems.Add($"{name}: {e.Problems[0].Message}");
            return null;
        }
    }

    private void Add(string experiment, int index, string what) => _problems.Add(FormattableString.Invariant($"{experiment}, trial {index}: {what}"));
}
