using System.Diagnostics;
using System.Globalization;
using Explorer.Experiments.LearningCurves;

namespace Explorer.Experiments.Scheduling;

/// <summary>Makes the scheduler that an experiment asks for.</summary>
public static class TrialSchedulers
{
    /// <summary>A scheduler at its start, before anything was trained.</summary>
    /// <param name="settings">The experiment's fidelities.</param>
    /// <param name="plan">Its trials, by index.</param>
    /// <param name="tail">The order of the last trials, where no scheduler ranks any; null for that of their indices.</param>
    public static ITrialScheduler Create(FidelitySettings settings, IReadOnlyList<PlannedTrial> plan, LongestFirst? tail = null)
    {
        var rungs = Math.Max(1, settings.Rungs.Count);
        var calibration = plan.Where(trial => trial.Calibration).Select(trial => trial.Index).ToHashSet();
        return settings.Scheduler switch
        {
            SchedulerType.None => Together(new EveryRung(rungs - 1), tail),
            SchedulerType.MedianStopping => Together(new MedianStopping(rungs, calibration)),
            SchedulerType.CurveStopping => Together(new CurveStopping(rungs, calibration, new CurveStoppingRule())),
            SchedulerType.SuccessiveHalving => Together(Bracket("successive halving", plan.Count, 0, isAsynchronous: false)),
            SchedulerType.Asha => Together(Bracket("asha", plan.Count, 0, isAsynchronous: true)),
            SchedulerType.Hyperband => Hyperband(),
            _ => throw new UnreachableException(),
        };

        RungScheduler Together(IPromotionRule rule, LongestFirst? last = null) => new(rungs, plan.Select(trial => (trial.Index, 0, rule)), last);

        HalvingBracket Bracket(string name, int members, int first, bool isAsynchronous) =>
            new(name, members, first, rungs, settings.Reduction, isAsynchronous, calibration);

        RungScheduler Hyperband()
        {
            var sizes = HyperbandBrackets.Sizes(rungs, settings.Reduction);
            var brackets = plan.Select((trial, position) => (trial.Index, Bracket: HyperbandBrackets.Of(position, sizes))).GroupBy(entry => entry.Bracket);
            return new RungScheduler(rungs, brackets.SelectMany(bracket =>
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"hyperband, bracket {bracket.Key.Bracket + 1}");
                IPromotionRule rule = Bracket(name, bracket.Count(), bracket.Key.FirstRung, isAsynchronous: false);
                return bracket.Select(entry => (entry.Index, bracket.Key.FirstRung, rule));
            }));
        }
    }
}
