using Explorer.Experiments.Tests.LearningCurves;

namespace Explorer.Experiments.Tests.Scheduling;

public sealed class CurveStoppingTests
{
    private const int Rungs = 4;
    private const int Trials = 80;

    [Fact]
    public void Report_ManyTrials_StopsBadOnesAndKeepsTheBest()
    {
        var curves = SimulatedCurves.Draw(Trials, Rungs, seed: 3);
        var (trained, verdicts) = Run(curves, _ => false);

        Assert.Equal(Trials, verdicts.Count);
        Assert.InRange(trained, (Trials * Rungs) / 2, (int)(0.9 * Trials * Rungs));
        var stopped = verdicts.Where(verdict => verdict.State == TrialState.Pruned).ToList();
        Assert.StartsWith("curve stopping: at rung", stopped[0].Reason, StringComparison.Ordinal);
        Assert.True(stopped.Min(verdict => verdict.Trial) >= new CurveStoppingRule().FewestCurves);
        int[] best = [.. Enumerable.Range(0, Trials).OrderBy(trial => curves[trial][^1]).Take(Trials / 8)];
        Assert.All(best, trial => Assert.Equal(TrialState.Completed, verdicts.Single(verdict => verdict.Trial == trial).State));
    }

    [Fact]
    public void Report_CalibrationAndDivergedTrials_EndAsTheyMust()
    {
        var curves = SimulatedCurves.Draw(Trials, Rungs, seed: 3);
        curves[70][1] = double.NaN;
        var (_, verdicts) = Run(curves, trial => trial >= 50);

        Assert.All(verdicts.Where(verdict => verdict.Trial >= 50 && verdict.Trial != 70), verdict => Assert.Equal(TrialState.Completed, verdict.State));
        Assert.Equal(TrialState.Diverged, verdicts.Single(verdict => verdict.Trial == 70).State);
    }

    private static (int Trained, List<TrialVerdict> Verdicts) Run(double[][] curves, Func<int, bool> calibration)
    {
        var scheduler = TrialSchedulers.Create(Plans.Settings(SchedulerType.CurveStopping, Rungs, 2), [.. Enumerable.Range(0, Trials).Select(i => Plans.Trial(i, calibration(i)))]);
        var (trained, verdicts) = (0, new List<TrialVerdict>());
        while (scheduler.Next() is SchedulerStep.Train(var job))
        {
            trained++;
            verdicts.AddRange(scheduler.Report(job, curves[job.Trial][job.Rung]));
        }

        return (trained, verdicts);
    }
}
