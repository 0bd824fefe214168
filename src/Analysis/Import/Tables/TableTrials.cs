using Explorer.SearchSpace.Spaces;

namespace Explorer.Analysis.Import.Tables;

/// <summary>The trials that the rows of a foreign table stand for.</summary>
internal sealed class TableTrials
{
    private readonly TableRoles _roles;
    private readonly IReadOnlyList<ColumnSummary> _columns;
    private readonly TableReader _reader;
    private readonly TableBudgets _budgets;
    private readonly List<string> _notes = [];
    private int _exploded;
    private int _undefined;

    private TableTrials(TableRequest request, TableRoles roles, IReadOnlyList<ColumnSummary> columns, List<TableReading> readings, TableReader reader)
    {
        (_roles, _columns, _reader) = (roles, columns, reader);
        _budgets = roles.Fidelity is { } fidelity ? TableBudgets.OfValues(columns[fidelity].Name, readings.Select(reading => reading.Budget!.Value)) : TableBudgets.OfColumns([.. roles.Results.Select(at => columns[at].Name)]);
        var rows = (roles.Fidelity is null ? readings : Joined(readings)).ToList();
        Metric = Scale(request, readings);
        Check(readings);
        var errors = rows.SelectMany(row => row.Results).OfType<double>().Where(double.IsFinite).Select(Metric.ErrorOf).Where(error => error <= 1).ToList();
        var worst = errors.Count > 0 ? Math.Max(0, errors.Max()) : 1;
        Trials = [.. rows.Select(row => Trial(row, worst))];
        Tell(worst);
    }

    /// <summary>The trials, in the table's order.</summary>
    public IReadOnlyList<TableTrial> Trials { get; }

    /// <summary>What their errors stand for.</summary>
    public MetricScale Metric { get; }

    /// <summary>What is to be known of them, in sentences.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The trials of rows; what is wrong with cells is told to the reader.</summary>
    public static TableTrials Of(TableRequest request, TableRoles roles, IReadOnlyList<ColumnSummary> columns, List<TableReading> readings, TableReader reader) => new(request, roles, columns, readings, reader);

    private MetricScale Scale(TableRequest request, List<TableReading> readings)
    {
        var name = _columns[_roles.Results[^1]].Name;
        if (request.Scale is { } said)
            return new MetricScale(name, said.Zero, said.One);
        double[] values = [.. readings.SelectMany(reading => reading.Results).OfType<double>().Where(double.IsFinite)];
        return values.Length > 0 ? MetricGuess.Of(name, _roles.IsGain, _roles.IsShare, values)
            : throw new InvalidInputException(request.Path, $"the column {name} holds no number in any trial that has ended, so there is nothing to import");
    }

    private void Check(List<TableReading> readings)
    {
        foreach (var reading in readings)
        {
            for (var i = 0; i < reading.Results.Length; i++)
            {
                if (reading.Results[i] is { } value && double.IsFinite(value) && Metric.ErrorOf(value) is var error && (error < 0 || (error > 1 && Metric.IsFraction)))
                    _reader.Add(reading.Place, _roles.Results[i], FormattableString.Invariant($"found {value}, expected a number from {Math.Min(Metric.Zero, Metric.One)} to {Math.Max(Metric.Zero, Metric.One)}; --scale names the values that are an error of 0 and of 1"));
            }
        }
    }

    // Rows of one trial become one with a result a budget; a budget that comes again begins another trial, a repeat.
    private List<TableReading> Joined(List<TableReading> readings)
    {
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var joined = new List<(TableReading First, double?[] Results)>();
        foreach (var reading in readings)
        {
            var key = reading.Trial ?? ParameterValue.HashOf(reading.Parameters);
            var step = _budgets.IndexOf(reading.Budget!.Value);
            if (!places.TryGetValue(key, out var own))
                places.Add(key, own = []);
            var at = own.FindIndex(place => joined[place].Results[step] is null);
            if (at < 0)
            {
                own.Add(joined.Count);
                joined.Add((reading, new double?[_budgets.Steps.Count]));
                at = own.Count - 1;
            }

            var (first, results) = joined[own[at]];
            if (first.Parameters != reading.Parameters)
                _reader.Add(reading.Place, _roles.Trial!.Value, FormattableString.Invariant($"found \"{key}\" with other parameters than before ({Difference(first.Parameters, reading.Parameters)}), expected rows of one trial to differ in their budget alone; --trial names what tells trials apart"));
            results[step] = reading.Results[0];
            var isLast = Array.FindLastIndex(results, result => result is not null) <= step;
            joined[own[at]] = (first with { State = isLast ? reading.State : first.State, Seconds = Math.Max(first.Seconds, reading.Seconds) }, results);
        }

        return [.. joined.Select(item => item.First with { Results = [.. item.Results] })];
    }

    private static string Difference(ValueList<ParameterValue> one, ValueList<ParameterValue> other)
    {
        var different = other.FirstOrDefault(value => !one.Contains(value)) ?? one.First(value => !other.Contains(value));
        return string.Create(CultureInfo.InvariantCulture, $"{different.Name} {one.FirstOrDefault(value => value.Name == different.Name)?.Value ?? "none"} and {other.FirstOrDefault(value => value.Name == different.Name)?.Value ?? "none"}");
    }

    private TableTrial Trial(TableReading row, double worst)
    {
        var several = row.Results.Length > 1;
        var rungs = !several ? [] : _budgets.Kept.Where(step => row.Results[step] is { } value && double.IsFinite(value) && Metric.ErrorOf(value) <= 1)
            .Select(step => new TrainedRung { Fidelity = _budgets.Steps[step], Error = Metric.ErrorOf(row.Results[step]!.Value), Epochs = [] }).ToValueList();
        return new TableTrial(row.Parameters, Outcome(row, several, worst), rungs, row.Seed, row.Seconds);
    }

    private TrialOutcome Outcome(TableReading row, bool several, double worst)
    {
        if (row.State == TrialState.Failed)
            return new TrialOutcome.Failed("the table says that it failed");
        var last = row.Results.Length - 1;
        while (last >= 0 && row.Results[last] is null)
            last--;
        var name = _columns[_roles.Results[^1]].Name;
        if (last < 0)
        {
            return row.State switch
            {
                TrialState.Pruned => new TrialOutcome.Pruned(worst, null, "stopped early without an error on record: the table's greatest stands in"),
                TrialState.Diverged => new TrialOutcome.Diverged(worst, null, "the table says that it diverged"),
                _ => new TrialOutcome.Failed($"no {name}"),
            };
        }

        var value = row.Results[last]!.Value;
        var error = Metric.ErrorOf(value);
        if (!double.IsFinite(value))
        {
            _undefined++;
            return new TrialOutcome.Diverged(worst, null, FormattableString.Invariant($"{name} is {value}"));
        }

        if (error > 1)
        {
            _exploded++;
            return new TrialOutcome.Diverged(1, null, FormattableString.Invariant($"{name} is {value}, beyond {Metric.One}"));
        }

        return row.State switch
        {
            TrialState.Diverged => new TrialOutcome.Diverged(Math.Max(error, worst), null, "the table says that it diverged"),
            TrialState.Pruned => new TrialOutcome.Pruned(error, null, several ? $"stopped early at {_budgets.Label(last)}" : "stopped early"),
            _ when last < row.Results.Length - 1 => new TrialOutcome.Pruned(error, null, $"no error beyond {_budgets.Label(last)}"),
            _ => new TrialOutcome.Completed(error, null),
        };
    }

    private void Tell(double worst)
    {
        if (_undefined > 0)
            _notes.Add($"{NumberText.Counted(_undefined, "trial")} ended with a result that is NaN or infinite, and {(_undefined == 1 ? "counts" : "count")} as diverged with the table's greatest error, {NumberText.Share(worst)}");
        if (_exploded > 0)
            _notes.Add(string.Create(CultureInfo.InvariantCulture, $"{NumberText.Counted(_exploded, "trial")} went beyond {Metric.One}, and {(_exploded == 1 ? "counts" : "count")} as diverged with an error of 100 %; --scale sets another end"));
        if (_budgets.Kept.Count > 1)
            _notes.Add($"fidelities: {string.Join(", ", _budgets.Kept.Select(_budgets.Label))}{(_budgets.Kept.Count < _budgets.Steps.Count ? $", of {NumberText.Count(_budgets.Steps.Count)} budgets in all" : "")}{(_budgets.Steps[0].Cost is null ? "; what they cost is not known" : "")}");
        var early = Trials.Count(trial => trial.Outcome is TrialOutcome.Pruned);
        if (early > 0)
            _notes.Add($"{NumberText.Counted(early, "trial")} of {NumberText.Count(Trials.Count)} ended early: the error distribution is of those that did not, and is called naive");
    }
}

/// <summary>One trial of a foreign table.</summary>
internal sealed record TableTrial(ValueList<ParameterValue> Parameters, TrialOutcome Outcome, ValueList<TrainedRung> Rungs, ulong Seed, double Seconds);
