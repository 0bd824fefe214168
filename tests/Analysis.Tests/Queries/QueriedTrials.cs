using Explorer.Analysis.Tables;

namespace Explorer.Analysis.Tests.Queries;

/// <summary>Trials of every kind: with what may be missing missing, and values that are alike.</summary>
internal static class QueriedTrials
{
    public static IReadOnlyList<TrialRow> Rows(int count) =>
    [
        .. SyntheticTrials.Population(count).Select((trial, i) => trial.Replanned(planned => planned with
        {
            Seed = i == 5 ? ulong.MaxValue : planned.Seed,
            Calibration = i % 7 == 0,
            Training = planned.Training with { Nesterov = i % 3 != 0 },
        })).Concat([SyntheticTrials.Completed(count, 0.5), SyntheticTrials.Failed(count + 1, "it said \"no\", and (ended)"), SyntheticTrials.Diverged(count + 2), SyntheticTrials.Pruned(count + 3), SyntheticTrials.Diverged(count + 4, 0.95)])
        .Select(trial => new TrialRow(trial, 500)),
    ];

    public static int Depth(TrialRecord trial) => ((AnyNetConfig)trial.Config).Stages.Sum(stage => stage.Depth);
}
