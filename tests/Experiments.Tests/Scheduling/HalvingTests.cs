namespace Explorer.Experiments.Tests.Scheduling;

/// <summary>Decisions against what the papers' algorithms give, written down here a second time and plainly.</summary>
public sealed class HalvingTests
{
    [Fact]
    public void Asha_OneWorker_TrainsWhatThePapersAlgorithmTrains()
    {
        for (var seed = 0UL; seed < 200; seed++)
        {
            var random = new SplitMix64(seed);
            var (rungs, reduction, trials) = (2 + random.NextInt(3), 2 + random.NextInt(3), 4 + random.NextInt(40));
            var errors = Enumerable.Range(0, trials).Select(_ => Enumerable.Range(0, rungs).Select(_ => random.NextDouble()).ToArray()).ToArray();
            var scheduler = TrialSchedulers.Create(Plans.Settings(SchedulerType.Asha, rungs, reduction), [.. Enumerable.Range(0, trials).Select(i => Plans.Trial(i))]);
            var done = new List<TrialRung>();
            foreach (var expected in PaperAsha(errors, rungs, reduction))
            {
                Assert.Equal(expected, Assert.IsType<SchedulerStep.Train>(scheduler.Next()).Job);
                scheduler.Report(expected, errors[expected.Trial][expected.Rung]);
                done.Add(expected);
            }

            // The paper's run ends with the sample; a rung with results but no promotion lets its best go on here.
            while (scheduler.Next() is SchedulerStep.Train(var job))
            {
                Assert.DoesNotContain(done, other => other.Rung == job.Rung && done.Count(below => below.Rung == job.Rung - 1) >= reduction);
                scheduler.Report(job, errors[job.Trial][job.Rung]);
                done.Add(job);
            }

            Assert.Contains(done, job => job.Rung == rungs - 1);
        }
    }

    [Fact]
    public void SuccessiveHalving_EightTrials_KeepsTheBestHalfOfEachRung()
    {
        double[] errors = [0.5, 0.1, 0.4, 0.2, 0.3, 0.2, 0.9, 0.8];
        var scheduler = TrialSchedulers.Create(Plans.Settings(SchedulerType.SuccessiveHalving, 4, 2), [.. Enumerable.Range(0, 8).Select(i => Plans.Trial(i))]);
        var verdicts = new List<TrialVerdict>();
        var trained = new List<TrialRung>();
        while (scheduler.Next() is SchedulerStep.Train(var job))
        {
            trained.Add(job);
            verdicts.AddRange(scheduler.Report(job, errors[job.Trial]));
        }

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], Rung(0));
        Assert.Equal([1, 3, 4, 5], Rung(1));
        Assert.Equal([1, 3], Rung(2));
        Assert.Equal([1], Rung(3));
        Assert.Equal(new TrialVerdict(5, TrialState.Pruned, "successive halving: error 20.0 % at rung 2 of 4 is not among the best 2 of 4"), verdicts.Single(verdict => verdict.Trial == 5));
        Assert.Equal(TrialState.Completed, verdicts.Single(verdict => verdict.Trial == 1).State);

        IEnumerable<int> Rung(int rung) => trained.Where(job => job.Rung == rung).Select(job => job.Trial);
    }

    [Fact]
    public void SuccessiveHalving_DivergedAndFailed_NeverGoOnAndHoldNobodyUp()
    {
        double?[] errors = [null, double.NaN, 0.9, 0.8];
        var scheduler = TrialSchedulers.Create(Plans.Settings(SchedulerType.SuccessiveHalving, 2, 1.25), [.. Enumerable.Range(0, 5).Select(i => Plans.Trial(i))]);
        var verdicts = new List<TrialVerdict>();
        while (scheduler.Next() is SchedulerStep.Train(var job))
            verdicts.AddRange(job.Trial == 4 ? scheduler.Leave(4, TrialState.Failed, "machine") : scheduler.Report(job, errors[job.Trial]));

        // 4 / 1.25: three may go on, two can.
        Assert.Equal(
            [(0, TrialState.Diverged), (1, TrialState.Diverged), (2, TrialState.Completed), (3, TrialState.Completed), (4, TrialState.Failed)],
            verdicts.Select(verdict => (verdict.Trial, verdict.State)).Order());
    }

    // Li et al. 2018, table 1: η = 3, R = 81.
    [Fact]
    public void HyperbandSizes_EightyOneEpochsByThree_AreThePapers() => Assert.Equal([81, 34, 15, 8, 5], HyperbandBrackets.Sizes(5, 3));

    [Fact]
    public void Hyperband_Brackets_StartAtTheirRungs()
    {
        var sizes = HyperbandBrackets.Sizes(3, 4);
        Assert.Equal([16, 6, 3], sizes);
        Assert.Equal([(0, 0), (0, 0), (1, 1), (2, 2), (2, 2), (3, 0)], new[] { 0, 15, 16, 22, 24, 25 }.Select(position => HyperbandBrackets.Of(position, sizes)));

        var scheduler = TrialSchedulers.Create(Plans.Settings(SchedulerType.Hyperband, 3, 4), [.. Enumerable.Range(0, 25).Select(i => Plans.Trial(i))]);
        var trained = new List<TrialRung>();
        while (scheduler.Next() is SchedulerStep.Train(var job))
        {
            trained.Add(job);
            scheduler.Report(job, job.Trial / 100.0);
        }

        Assert.Equal([16, 6 + 4, 3 + 1 + 1], new[] { 0, 1, 2 }.Select(rung => trained.Count(job => job.Rung == rung)));
        Assert.DoesNotContain(new TrialRung(16, 0), trained);
        Assert.Contains(new TrialRung(16, 2), trained);
    }

    // Errors of four trials, then one that is worse than their median at the second rung: Vizier's rule by hand.
    [Fact]
    public void MedianStopping_WorseThanTheMedianOfMeans_IsStopped()
    {
        var scheduler = TrialSchedulers.Create(Plans.Settings(SchedulerType.MedianStopping, 3, 2), [.. Enumerable.Range(0, 5).Select(i => Plans.Trial(i, calibration: i == 4))]);
        double[][] errors = [[0.6, 0.4, 0.3], [0.7, 0.5, 0.4], [0.8, 0.6, 0.5], [0.65, 0.62, 0.5], [0.9, 0.9, 0.9]];
        var verdicts = new List<TrialVerdict>();
        while (scheduler.Next() is SchedulerStep.Train(var job))
            verdicts.AddRange(scheduler.Report(job, errors[job.Trial][job.Rung]));

        // Trial 3 passes rung 1 (0.65 against the median 0.7 of 0.6, 0.7, 0.8), and is stopped at rung 2: its least, 0.62, is above 0.6, the median of 0.5, 0.6, 0.7.
        Assert.Equal("median stopping: its least error 62.0 % by rung 2 of 3 is above the median 60.0 % of the 3 trials that reached it before", verdicts.Single(verdict => verdict.Trial == 3).Reason);
        Assert.Equal([0, 1, 2, 4], verdicts.Where(verdict => verdict.State == TrialState.Completed).Select(verdict => verdict.Trial));
    }

    [Fact]
    public void Report_WrongRung_Throws()
    {
        var scheduler = TrialSchedulers.Create(Plans.Settings(SchedulerType.Asha, 3, 2), [Plans.Trial(0), Plans.Trial(1)]);
        Assert.Throws<InvalidOperationException>(() => scheduler.Report(new TrialRung(0, 1), 0.5));
    }

    // Algorithm 2 of Li et al. 2020 with one worker, from their pseudocode: promotable trials first, from the top rung down.
    private static IEnumerable<TrialRung> PaperAsha(double[][] errors, int rungs, int reduction)
    {
        var results = Enumerable.Range(0, rungs).Select(_ => new List<int>()).ToArray();
        var promoted = Enumerable.Range(0, rungs).Select(_ => new HashSet<int>()).ToArray();
        for (var next = 0; ;)
        {
            var job = GetJob();
            if (job is not { } found)
                yield break;

            results[found.Rung].Add(found.Trial);
            yield return found;

            TrialRung? GetJob()
            {
                for (var rung = rungs - 2; rung >= 0; rung--)
                {
                    var candidates = results[rung].OrderBy(trial => errors[trial][rung]).Take(results[rung].Count / reduction).Where(trial => !promoted[rung].Contains(trial)).ToList();
                    if (candidates.Count > 0)
                    {
                        var trial = candidates.Min();
                        promoted[rung].Add(trial);
                        return new TrialRung(trial, rung + 1);
                    }
                }

                return next < errors.Length ? new TrialRung(next++, 0) : null;
            }
        }
    }
}
