using Explorer.Experiments.Fidelities;

namespace Explorer.Analysis.Fidelities;

/// <summary>The runs of an experiment's trials: rungs that continue one another are one run, a rung that began anew begins another.</summary>
internal sealed class TrainingRuns
{
    // Epochs of a run by the fidelity of its first rung: a run that a scheduler stopped early is as long as those that it let go on.
    private readonly Dictionary<Fidelity, int> _epochs = [];
    private readonly bool _measured;

    public TrainingRuns(IReadOnlyList<TrialRecord> trials)
    {
        foreach (var run in trials.SelectMany(RunsOf))
            _epochs[run[0].Fidelity] = Math.Max(_epochs.GetValueOrDefault(run[0].Fidelity), run[^1].Fidelity.Epochs);

        _measured = trials.All(trial => trial.Rungs.All(rung => rung.TrainedImages is not null && rung.Flops is not null));
    }

    /// <summary>The runs of a trial, each a list of rungs in the order of training.</summary>
    public static List<List<TrainedRung>> RunsOf(TrialRecord trial)
    {
        var runs = new List<List<TrainedRung>>();
        foreach (var rung in trial.Rungs)
        {
            if (runs.Count == 0 || !rung.Continued)
                runs.Add([]);

            runs[^1].Add(rung);
        }

        return runs;
    }

    /// <summary>The level that a trial's last rung ends at.</summary>
    public FidelityLevel LastLevel(TrialRecord trial)
    {
        var run = RunsOf(trial).Last();
        return Level(run[^1].Fidelity, run[^1].Fidelity.Epochs, _epochs[run[0].Fidelity]);
    }

    /// <summary>What all rungs of a trial cost.</summary>
    public double WorkOf(TrialRecord trial) =>
        RunsOf(trial).Sum(run => run.Select((rung, place) => Work(trial, rung, place == 0 ? 0 : run[place - 1].Fidelity.Epochs)).Sum() ?? 0);

    /// <summary>Every error of a trial, in the order of training; whether a rung ends there.</summary>
    public IEnumerable<(FidelityLevel Level, FidelityReading Reading, bool EndsRung)> Readings(TrialRecord trial)
    {
        var chance = trial.Planned.IsForeign ? 1 : CountingRule.DivergedError(trial.Config.Classes);
        foreach (var run in RunsOf(trial))
        {
            var length = _epochs[run[0].Fidelity];
            var (work, seconds) = ((double?)0, 0.0);
            for (var place = 0; place < run.Count; place++)
            {
                var rung = run[place];
                var whole = Work(trial, rung, place == 0 ? 0 : run[place - 1].Fidelity.Epochs);
                for (var i = 0; i < rung.Epochs.Count; i++)
                {
                    var epoch = rung.Epochs[i];
                    seconds += epoch.Seconds;
                    var error = epoch.ValidationError is >= 0 and <= 1 ? epoch.ValidationError : chance;
                    yield return (
                        Level(rung.Fidelity, epoch.Epoch, length),
                        new FidelityReading(error, work + (whole * (i + 1) / rung.Epochs.Count), seconds),
                        epoch.Epoch == rung.Fidelity.Epochs);
                }

                work += whole;
                if (rung.Epochs.Count == 0 && rung.Error is >= 0 and <= 1)
                    yield return (Level(rung.Fidelity, rung.Fidelity.Epochs, length), new FidelityReading(rung.Error, work, null), true);
            }
        }
    }

    private static FidelityLevel Level(Fidelity fidelity, int epochs, int length) => new() { Fidelity = fidelity with { Epochs = epochs }, RunEpochs = Math.Max(length, epochs) };

    // Records from before images and multiply-adds were kept give both up to a factor that all levels of one experiment share.
    // A table tells a budget's own cost, if any.
    private double? Work(TrialRecord trial, TrainedRung rung, int epochsBefore) => trial.Planned.IsForeign ? rung.Fidelity.Cost : _measured
        ? (double)rung.TrainedImages!.Value * rung.Flops!.Value
        : (double)trial.Complexity.Flops * rung.Fidelity.DataShare * Math.Max(1, rung.Epochs.Count > 0 ? rung.Epochs.Count : rung.Fidelity.Epochs - epochsBefore);
}
