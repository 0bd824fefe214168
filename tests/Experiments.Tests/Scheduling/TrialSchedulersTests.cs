namespace Explorer.Experiments.Tests.Scheduling;

public sealed class TrialSchedulersTests
{
    private const int Schedules = 1000;

    public static TheoryData<SchedulerType> All => [.. Enum.GetValues<SchedulerType>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Next_RandomSchedules_NoWorkerIdlesAndEveryTrialEndsOnce(SchedulerType type)
    {
        for (var seed = 0UL; seed < Schedules; seed++)
        {
            var run = new SimulatedRun(type, seed);
            while (run.Fill())
                run.Finish();

            // Whoever was let go on was trained there, nothing twice, and rungs in order without a gap.
            Assert.Equal(run.Started.Count, run.Started.Distinct().Count());
            Assert.Equal(run.Plan.Select(trial => trial.Index), run.Verdicts.Select(verdict => verdict.Trial).Order());
            foreach (var verdict in run.Verdicts)
            {
                var rungs = run.Stored.Where(rung => rung.Index == verdict.Trial).ToList();
                Assert.All(rungs.Zip(rungs.Skip(1)), pair => Assert.Equal(pair.First.Rung + 1, pair.Second.Rung));
                var reachedTarget = rungs is [.., { Diverged: false } last] && last.Rung == run.Rungs - 1;
                Assert.Equal(verdict.State == TrialState.Completed, reachedTarget);
                Assert.Equal(verdict.State == TrialState.Diverged, rungs is [.., { Diverged: true }]);
                Assert.Equal(verdict.State == TrialState.Pruned, verdict.Reason is { } reason && reason.Contains("rung", StringComparison.Ordinal));
                Assert.True(!run.Plan[verdict.Trial].Calibration || verdict.State != TrialState.Pruned, "a trial of the lot was stopped");
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Apply_StoreOfARun_HandsOutWhatTheRunWould(SchedulerType type)
    {
        for (var seed = 0UL; seed < Schedules; seed++)
        {
            var run = new SimulatedRun(type, seed);
            for (var stop = 5 + (int)(seed % 50); stop > 0 && run.Fill(); stop--)
                run.Finish();

            // What was under way is due again, then what was due; asked in this order, since asking changes the scheduler.
            var rebuilt = Everything(run.Rebuilt());
            var own = run.UnderWay.Concat(Everything(run.Scheduler)).ToList();
            Assert.Equal(own.Order(ByJob), rebuilt.Order(ByJob));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Apply_KilledAgainAndAgain_EndsEveryTrialOnceAndTrainsNothingTwice(SchedulerType type)
    {
        for (var seed = 0UL; seed < Schedules; seed++)
        {
            var run = new SimulatedRun(type, seed);
            for (var step = 0; run.Fill(); step++)
            {
                run.Finish();
                if (step % 5 == 2)
                    run.Kill();
            }

            Assert.Equal(run.Plan.Select(trial => trial.Index), run.Verdicts.Select(verdict => verdict.Trial).Order());
            Assert.Equal(run.Stored.Count, run.Stored.Select(rung => (rung.Index, rung.Rung)).Distinct().Count());
        }
    }

    private static readonly Comparer<TrialRung> ByJob = Comparer<TrialRung>.Create((a, b) => (a.Trial, a.Rung).CompareTo((b.Trial, b.Rung)));

    private static List<TrialRung> Everything(ITrialScheduler scheduler)
    {
        var jobs = new List<TrialRung>();
        while (scheduler.Next() is SchedulerStep.Train(var job))
            jobs.Add(job);

        return jobs;
    }
}
