using Explorer.Experiments.LearningCurves;

namespace Explorer.Analysis.Runs.Sections;

/// <summary>Learning curves of the best trials and of the worst.</summary>
internal static class CurvesSection
{
    public static IEnumerable<Block> Write(RunReport report)
    {
        var (best, worst) = Chosen(report.Population);
        PopulationMember[] all = [.. best, .. worst];
        if (all.Length == 0)
            return [];
        var epochs = all.Max(member => TrialCurve.Epochs(member.Trial).Length);
        return
        [
            new Block.Section("curves", "Learning curves") { IsDetail = true },
            new Panels(
                "curves",
                "The best networks and the worst. Validation error: after the epoch; training error: over the epoch, with augmentation and changing weights.",
                [.. best.Select(member => Curve(report, member, "best", epochs)), .. worst.Select(member => Curve(report, member, "worst", epochs))]),
        ];
    }

    // None twice, and none that has no epoch.
    private static (IReadOnlyList<PopulationMember> Best, IReadOnlyList<PopulationMember> Worst) Chosen(Population population)
    {
        var trained = population.Members.Where(member => member.Trial.Rungs.Any(rung => rung.Epochs.Count > 0)).ToArray();
        var best = trained.Where(member => !member.Diverged).Take(RunLimits.Curves).ToArray();
        var diverged = trained.Where(member => member.Diverged).Reverse().Take(RunLimits.DivergedCurves).ToArray();
        return (best, [.. diverged, .. trained.Where(member => !member.Diverged).Reverse().Take(RunLimits.Curves - diverged.Length).Except(best)]);
    }

    private static Figure Curve(RunReport report, PopulationMember member, string which, int most)
    {
        var (trial, epochs) = (member.Trial, TrialCurve.Epochs(member.Trial));
        Series Line(string name, Func<EpochMetrics, double> error) => new(name, SeriesKind.Line, [.. epochs.Select(epoch => (double)epoch.Epoch)], [.. epochs.Select(error)]) { Trials = [.. epochs.Select(_ => trial.Index)] };
        return new Figure(
            string.Create(CultureInfo.InvariantCulture, $"curve-{trial.Index}"),
            "",
            new Axis("epoch", "epoch") { IsWhole = true, Range = (0.7, Math.Max(most, 2) + 0.3) },
            new Axis("error", "error") { Numbers = AxisNumbers.Shares },
            [Line("training", epoch => epoch.TrainError) with { Colour = null, IsDashed = true }, Line("validation", epoch => epoch.ValidationError)])
        {
            Note = $"{which}: trial {trial.Index}, {(member.Diverged ? "diverged" : report.Percent(member.Error))}",
            Aspect = 0.75,
        };
    }
}
