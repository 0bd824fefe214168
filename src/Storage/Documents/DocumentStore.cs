using System.Runtime.ExceptionServices;

namespace Explorer.Storage.Documents;

/// <summary>The results database over the file of any engine: what records mean and what may be added to what.</summary>
/// <param name="path">As the user gave it, for messages.</param>
/// <param name="file">The file; disposed with the store.</param>
internal sealed class DocumentStore(string path, IDocumentFile file) : IResultStore
{
    /// <summary>The file.</summary>
    internal IDocumentFile File => file;

    /// <inheritdoc/>
    public IReadOnlyList<ExperimentRecord> Experiments() => file.Read<IReadOnlyList<ExperimentRecord>>(reader => [.. reader.Experiments().Select(Experiment)]);

    /// <inheritdoc/>
    public ExperimentRecord? FindExperiment(string name) => file.Read(reader => reader.FindExperiment(name) is { } found ? Experiment(found.Document) : null);

    /// <inheritdoc/>
    public void AddExperiment(ExperimentRecord experiment, IReadOnlyList<PlannedTrial> plan) => file.Write(writer =>
    {
        if (writer.FindExperiment(experiment.Name) is not null)
            throw new InvalidInputException(path, $"holds an experiment '{experiment.Name}' already");
        AddPlan(writer, writer.AddExperiment(experiment.Name, StoredJson.Write(experiment)), experiment.Name, plan);
    });

    /// <inheritdoc/>
    public void Annotate(string experiment, ValueList<string> tags, string? note) => file.Write(writer =>
    {
        var (id, document) = writer.FindExperiment(experiment) ?? throw new InvalidInputException(path, $"holds no experiment '{experiment}'");
        writer.ReplaceExperiment(id, experiment, StoredJson.Write(Experiment(document) with { Tags = tags, Note = note }));
    });

    /// <inheritdoc/>
    public void ExtendPlan(string experiment, IReadOnlyList<PlannedTrial> plan) => file.Write(writer => AddPlan(writer, Id(writer, experiment), experiment, plan));

    /// <inheritdoc/>
    public IReadOnlyList<PlannedTrial> Plan(string experiment, int from = 0) => Rows(StoreTable.Planned, experiment, (records, row) => records.Planned(row), from);

    /// <inheritdoc/>
    public ExperimentTally Tally(string experiment) => file.Read(reader => StoredTally.Of(reader, reader.FindExperiment(experiment)?.Id ?? 0, new StoredRecords(path, experiment)));

    /// <inheritdoc/>
    public void AddTrial(TrialRecord trial) => AddTrials([trial]);

    /// <inheritdoc/>
    public void AddTrials(IReadOnlyList<TrialRecord> trials) => AddRungs([], trials);

    /// <inheritdoc/>
    public void AddRungs(IReadOnlyList<RungRecord> rungs, IReadOnlyList<TrialRecord> finished)
    {
        foreach (var trial in finished.Where(trial => double.IsNaN(trial.Error ?? 0) || double.IsNaN(trial.BestError ?? 0) || double.IsNaN(trial.Seconds)))
            throw new ArgumentException($"Trial {trial.Index} of {trial.Experiment}: error, best error and seconds must be numbers.", nameof(finished));
        foreach (var rung in rungs.Where(rung => double.IsNaN(rung.Result.Error) || double.IsNaN(rung.Seconds)))
            throw new ArgumentException($"Trial {rung.Index} of {rung.Experiment}, rung {rung.Rung}: error and seconds must be numbers.", nameof(rungs));
        file.Write(writer =>
        {
            foreach (var rung in rungs)
                Add(writer, StoreTable.Rungs, rung.Experiment, StoredRecords.Row(rung), FormattableString.Invariant($"has its rung {rung.Rung} stored already"));
            foreach (var trial in finished)
                AddTrial(writer, trial);
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<RungRecord> Rungs(string experiment) => Rows(StoreTable.Rungs, experiment, (records, row) => records.Rung(row));

    /// <inheritdoc/>
    public IReadOnlyList<TrialRecord> Trials(string experiment, bool curves = true, Func<TrialRecord, bool>? where = null) => file.Read<IReadOnlyList<TrialRecord>>(reader =>
    {
        if (reader.FindExperiment(experiment) is not { Id: var id })
            return [];
        var records = new StoredRecords(path, experiment);
        return Parsed(Planned(reader, id, curves), row => records.Trial(records.Planned(row.Planned), records.Trial(row.Trial), row.Trial), where);
    });

    /// <inheritdoc/>
    public IReadOnlyList<TrialRecord> NewTrials(string experiment, IReadOnlySet<int> known) => known.Count == 0 ? Trials(experiment) : file.Read<IReadOnlyList<TrialRecord>>(reader =>
    {
        if (reader.FindExperiment(experiment) is not { Id: var id })
            return [];
        var records = new StoredRecords(path, experiment);
        var first = 0;
        while (known.Contains(first))
            first++;
        var rows = reader.Rows(StoreTable.Trials, id, curves: true, first, known).Select(trial => (Planned: reader.Find(StoreTable.Planned, id, trial.Index) ?? throw NotPlanned(trial.Index), Trial: trial));
        return Parsed(rows, row => records.Trial(records.Planned(row.Planned), records.Trial(row.Trial), row.Trial));
    });

    /// <inheritdoc/>
    public void AddAttempt(AttemptRecord attempt) =>
        file.Write(writer => Add(writer, StoreTable.Attempts, attempt.Experiment, StoredRecords.Row(attempt), "is logged already"));

    /// <inheritdoc/>
    public IReadOnlyList<AttemptRecord> Attempts(string experiment) => Rows(StoreTable.Attempts, experiment, (records, row) => records.Attempt(row));

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private ExperimentRecord Experiment(ReadOnlyMemory<byte> document) => StoredRecords.Experiment(path, document);

    private void AddPlan(IDocumentWriter writer, long id, string experiment, IReadOnlyList<PlannedTrial> plan)
    {
        foreach (var planned in plan)
        {
            if (!writer.TryAdd(StoreTable.Planned, id, StoredRecords.Row(planned)))
                throw Refused(experiment, planned.Index, "is planned already");
        }
    }

    private void AddTrial(IDocumentWriter writer, TrialRecord trial)
    {
        var id = Id(writer, trial.Experiment);
        var planned = writer.Find(StoreTable.Planned, id, trial.Index) is { } row ? new StoredRecords(path, trial.Experiment).Planned(row) : throw Refused(trial.Experiment, trial.Index, "is not planned");
        if (!StoredRecords.Agree(planned, trial))
            throw Refused(trial.Experiment, trial.Index, "was trained otherwise than planned");
        if (!writer.TryAdd(StoreTable.Trials, id, StoredRecords.Row(trial.Index, StoredTrial.Of(trial))))
            throw Refused(trial.Experiment, trial.Index, "is stored already");
    }

    private void Add(IDocumentWriter writer, StoreTable table, string experiment, StoredRow row, string whenTaken)
    {
        var id = Id(writer, experiment);
        if (writer.Find(StoreTable.Planned, id, row.Index) is null)
            throw Refused(experiment, row.Index, "is not planned");
        if (!writer.TryAdd(table, id, row))
            throw Refused(experiment, row.Index, whenTaken);
    }

    private long Id(IDocumentReader reader, string experiment) =>
        reader.FindExperiment(experiment)?.Id ?? throw new InvalidInputException(path, $"holds no experiment '{experiment}'");

    private IReadOnlyList<T> Rows<T>(StoreTable table, string experiment, Func<StoredRecords, StoredRow, T> read, int from = 0) => file.Read<IReadOnlyList<T>>(reader =>
    {
        if (reader.FindExperiment(experiment) is not { Id: var id })
            return [];
        var records = new StoredRecords(path, experiment);
        return Parsed(reader.Rows(table, id, curves: true, from), row => read(records, row));
    });

    // One thread at a time goes through the file; parsing, which takes longer, is done by all.
    private static IReadOnlyList<T> Parsed<TRow, T>(IEnumerable<TRow> rows, Func<TRow, T> parse, Func<T, bool>? where = null)
    {
        try
        {
            var parsed = rows.AsParallel().AsOrdered().Select(parse);
            return [.. where is null ? parsed : parsed.Where(where)];
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
            throw;
        }
    }

    // Both are in order of index, so the plan is gone through once.
    private IEnumerable<(StoredRow Planned, StoredRow Trial)> Planned(IDocumentReader reader, long id, bool curves)
    {
        using var plan = reader.Rows(StoreTable.Planned, id, curves: false).GetEnumerator();
        foreach (var trial in reader.Rows(StoreTable.Trials, id, curves))
        {
            var more = plan.MoveNext();
            while (more && plan.Current.Index < trial.Index)
                more = plan.MoveNext();
            yield return more && plan.Current.Index == trial.Index
                ? (plan.Current, trial)
                : throw NotPlanned(trial.Index);
        }
    }

    private InvalidInputException NotPlanned(int index) => new(path, FormattableString.Invariant($"the record of trial {index} is damaged (it is not planned); see: explorer store check {path}"));

    private InvalidInputException Refused(string experiment, int index, string why) => new(path, FormattableString.Invariant($"trial {index} of '{experiment}' {why}"));
}
