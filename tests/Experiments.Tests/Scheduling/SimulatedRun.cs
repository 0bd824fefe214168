using Explorer.Experiments.Storage;

namespace Explorer.Experiments.Tests.Scheduling;

/// <summary>A run of a scheduler on a simulated clock: workers, trainings of uneven length, failures and divergence, all drawn from one seed.</summary>
internal sealed class SimulatedRun
{
    private readonly SplitMix64 _random;
    private readonly PriorityQueue<TrialRung, (double Time, int Order)> _underWay = new();
    private readonly int _workers;
    private int _order;
    private double _now;

    public SimulatedRun(SchedulerType scheduler, ulong seed)
    {
        _random = new SplitMix64(seed);
        Rungs = 2 + _random.NextInt(4);
        Settings = Plans.Settings(scheduler, Rungs, new[] { 1.5, 2, 3, 4 }[_random.NextInt(4)]);
        var lot = _random.NextInt(3) == 0 ? 0.2 : 0;
        Plan = [.. Enumerable.Range(0, _random.NextInt(60)).Select(index => Plans.Trial(index, _random.NextDouble() < lot))];
        FailureRate = _random.NextInt(2) * 0.1 * _random.NextDouble();
        DivergenceRate = _random.NextInt(2) * 0.2 * _random.NextDouble();
        _workers = 1 + _random.NextInt(8);
        Scheduler = TrialSchedulers.Create(Settings, Plan);
    }

    public int Rungs { get; }

    public FidelitySettings Settings { get; }

    public IReadOnlyList<PlannedTrial> Plan { get; }

    public double FailureRate { get; init; }

    public double DivergenceRate { get; init; }

    public ITrialScheduler Scheduler { get; set; }

    /// <summary>Every training handed out, in order.</summary>
    public List<TrialRung> Started { get; } = [];

    /// <summary>What a store would hold: finished rungs in order, and ended trials.</summary>
    public List<RungRecord> Stored { get; } = [];

    public List<TrialVerdict> Verdicts { get; } = [];

    public IEnumerable<TrialRung> UnderWay => _underWay.UnorderedItems.Select(item => item.Element);

    /// <summary>Hands out whatever is due, and checks that a worker idles for one reason alone: nothing is due.</summary>
    public bool Fill()
    {
        while (_underWay.Count < _workers)
        {
            switch (Scheduler.Next())
            {
                case SchedulerStep.Train(var job):
                    Started.Add(job);

                    // A log-normal length: some trainings take many times as long as others.
                    _underWay.Enqueue(job, (_now + Math.Exp(1.5 * _random.NextNormal()), _order++));
                    break;
                case SchedulerStep.Wait:
                    Assert.NotEqual(0, _underWay.Count);
                    return true;
                case SchedulerStep.Done:
                    Assert.Equal(0, _underWay.Count);
                    return false;
            }
        }

        return true;
    }

    /// <summary>Lets the next training end.</summary>
    public void Finish()
    {
        Assert.True(_underWay.TryDequeue(out var job, out var at));
        _now = at.Time;
        if (_random.NextDouble() < FailureRate)
        {
            Verdicts.AddRange(Scheduler.Leave(job.Trial, TrialState.Failed, "machine"));
            return;
        }

        var diverged = _random.NextDouble() < DivergenceRate;

        // Few values, so that ties come.
        var error = diverged ? double.NaN : _random.NextInt(20) / 20.0;
        Stored.Add(Rung(job, diverged ? 0.9 : error, diverged));
        Verdicts.AddRange(Scheduler.Report(job, error));
    }

    /// <summary>Puts a scheduler rebuilt from what is stored in the place of this one; what was under way is forgotten.</summary>
    public void Kill()
    {
        foreach (var job in UnderWay)
            Started.Remove(job);

        _underWay.Clear();
        Scheduler = Rebuilt();
    }

    public ITrialScheduler Rebuilt()
    {
        var scheduler = TrialSchedulers.Create(Settings, Plan);
        var unsettled = ScheduleReplay.Apply(scheduler, Stored, [.. Verdicts.Select(Trial)]);
        Assert.Empty(unsettled);
        return scheduler;
    }

    private static RungRecord Rung(TrialRung job, double error, bool diverged) => new()
    {
        Experiment = "a",
        Index = job.Trial,
        Rung = job.Rung,
        Result = new TrainedRung { Fidelity = new Fidelity { Epochs = 1 }, Error = error, Epochs = [] },
        Diverged = diverged,
        Seconds = 1,
        Environment = new TrialEnvironment { Device = "cpu", Threads = 1, Precision = "float32", Engine = "0", DataHash = "0", CodeVersion = "0" },
        FinishedAt = DateTimeOffset.UnixEpoch,
    };

    private static TrialRecord Trial(TrialVerdict verdict) => new()
    {
        Experiment = "a",
        Planned = Plans.Trial(verdict.Trial),
        Outcome = TrialOutcome.Of(verdict.State, 0.5, null, verdict.Reason),
        Rungs = [],
        Seconds = 0,
        Attempts = 1,
        Environment = null,
        FinishedAt = DateTimeOffset.UnixEpoch,
    };
}
