using Explorer.Analysis.Regime;
using Explorer.Experiments;
using Explorer.Experiments.Fidelities;

namespace Explorer.Analysis.Fidelities;

/// <summary>An experiment's fidelities, and its distribution where a scheduler stopped networks: all that is told of them.</summary>
public sealed record FidelityFindings
{
    /// <summary>The experiment.</summary>
    public required string Name { get; init; }

    /// <summary>Whether its trainings can show what the networks are worth.</summary>
    public required RegimeCheck Regime { get; init; }

    /// <summary>The errors by level.</summary>
    public required FidelityTable Table { get; init; }

    /// <summary>How far the levels agree; null where there is one level, or one network at most to compare them by.</summary>
    public required FidelityReport? Report { get; init; }

    /// <summary>The corrected distribution; null where nothing is to be corrected.</summary>
    public required Correction? Correction { get; init; }

    /// <summary>The naive distribution, of the networks that finished.</summary>
    public required PopulationSummary Naive { get; init; }

    /// <summary>Networks by which the cheaper levels were set against the target.</summary>
    public int Compared => Table.Comparable.Count(network => network.Readings[^1] is not null);

    /// <summary>Looks at an experiment's fidelities.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="trials">Its trials.</param>
    /// <param name="planned">How many it planned.</param>
    /// <param name="tables">Its errors by level, and those of further experiments that trained the same networks.</param>
    /// <param name="level">Kendall's tau that a ranking has to hold.</param>
    public static FidelityFindings Of(Experiment experiment, IReadOnlyList<TrialRecord> trials, int planned, IReadOnlyList<FidelityTable> tables, double level)
    {
        var findings = new FidelityFindings
        {
            Name = experiment.Name,
            Regime = RegimeCheck.Of(trials, experiment.Data),
            Table = tables.Aggregate((all, other) => all.With(other)),
            Report = null,
            Correction = Correction.Of(trials, planned, experiment.Fidelity.Scheduler != SchedulerType.None),
            Naive = PopulationSummary.Of(Population.Of(trials)),
        };
        return findings.Table.Levels.Length > 1 && findings.Compared > 1 ? findings with { Report = FidelityReport.Of(findings.Table, level) } : findings;
    }

    /// <summary>What an advice lacks, in words; null for nothing.</summary>
    /// <param name="pilot">Networks that it needs.</param>
    public string? Lack(int pilot) =>
        Table.Levels.Length == 1 ? $"{Table.Target.Label} is the only fidelity on record, so there is no cheaper one to judge"
        : Report is null || Compared < pilot ? $"found {NumberText.Counted(Compared, "network")} {(Table.IsSelected ? "that a lot trained" : "trained")} to the target, and an advice needs {NumberText.Count(pilot)}"
        : null;
}
