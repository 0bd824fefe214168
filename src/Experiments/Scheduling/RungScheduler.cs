namespace Explorer.Experiments.Scheduling;

/// <summary>Hands out trainings and follows every trial to its end; who goes on is up to the rule of each trial's bracket.</summary>
internal sealed class RungScheduler : ITrialScheduler
{
    private readonly LongestFirst? _tail;
    private readonly int _lastRung;
    private readonly Dictionary<int, Climb> _climbs;

    // Promoted trials first, from the highest rung on, so that the first at the target come early; then new ones by index.
    private readonly SortedSet<(bool IsNew, int Below, int Trial)> _ready = [];
    private int _underWay;

    /// <summary>Starts with every trial at its bracket's first rung.</summary>
    /// <param name="rungs">Rungs in all, at least 1.</param>
    /// <param name="brackets">Each trial's rule and first rung.</param>
    /// <param name="tail">The order of the last new trials; null for that of their indices.</param>
    public RungScheduler(int rungs, IEnumerable<(int Trial, int FirstRung, IPromotionRule Rule)> brackets, LongestFirst? tail = null)
    {
        _tail = tail;
        _lastRung = rungs - 1;
        _climbs = brackets.ToDictionary(entry => entry.Trial, entry => new Climb(entry.Rule, entry.FirstRung));
        foreach (var (trial, climb) in _climbs)
            _ready.Add(Place(trial, climb));
    }

    public bool IsDone => _ready.Count == 0 && _underWay == 0;

    public SchedulerStep Next()
    {
        if (_ready.Count == 0)
            return IsDone ? new SchedulerStep.Done() : new SchedulerStep.Wait();

        var place = _ready.Min;
        if (place.IsNew && _ready.Count <= _tail?.Trials)
            place = _ready.MaxBy(waiting => _tail.Length(waiting.Trial));
        var climb = _climbs[place.Trial];
        Begin(place.Trial, climb);
        return new SchedulerStep.Train(new TrialRung(place.Trial, climb.Rung));
    }

    public bool TryBegin(TrialRung job)
    {
        if (!_climbs.TryGetValue(job.Trial, out var climb) || climb.Stage != Stage.Ready || climb.Rung != job.Rung)
            return false;

        Begin(job.Trial, climb);
        return true;
    }

    public IReadOnlyList<TrialVerdict> Report(TrialRung job, double? error)
    {
        var climb = _climbs[job.Trial];

        // Stored rungs of several stores put together may come in another order than their promotions did.
        if (climb.Stage == Stage.Decided && job.Rung == climb.Rung + 1)
            Promote(job.Trial, climb);

        if (climb.Rung != job.Rung || climb.Stage is not (Stage.Ready or Stage.UnderWay))
        {
            throw new InvalidOperationException($"Trial {job.Trial} is not to be trained at rung {job.Rung}: it is at rung {climb.Rung}, {climb.Stage}.");
        }

        Take(job.Trial, climb);
        climb.Stage = Stage.Decided;
        var verdicts = new List<TrialVerdict>();
        var measured = error is { } value && double.IsFinite(value) ? value : double.PositiveInfinity;
        if (double.IsPositiveInfinity(measured))
        {
            End(job.Trial, climb, TrialState.Diverged, null, verdicts);
        }
        else if (job.Rung == _lastRung)
        {
            End(job.Trial, climb, TrialState.Completed, null, verdicts);
        }

        Apply(climb.Rule.Arrived(job, measured), verdicts);
        return [.. verdicts.OrderBy(verdict => verdict.Trial)];
    }

    public IReadOnlyList<TrialVerdict> Leave(int trial, TrialState state, string? reason)
    {
        var climb = _climbs[trial];
        if (climb.Stage == Stage.Ended)
            return [];

        var isOnItsWay = climb.Stage is Stage.Ready or Stage.UnderWay;
        Take(trial, climb);
        var verdicts = new List<TrialVerdict>();
        End(trial, climb, state, reason, verdicts);
        if (isOnItsWay)
            Apply(climb.Rule.Left(new TrialRung(trial, climb.Rung)), verdicts);

        return [.. verdicts.OrderBy(verdict => verdict.Trial)];
    }

    private void Apply(IEnumerable<Promotion> decisions, List<TrialVerdict> verdicts)
    {
        var open = new Queue<Promotion>(decisions);
        while (open.TryDequeue(out var decision))
        {
            var (trial, stoppedBecause) = decision;
            var climb = _climbs[trial];
            if (climb.Stage == Stage.Ended)
            {
                // It has left meanwhile: the rung that it would have gone to need not wait for it.
                foreach (var further in stoppedBecause is null ? climb.Rule.Left(new TrialRung(trial, climb.Rung + 1)) : [])
                    open.Enqueue(further);
            }
            else if (stoppedBecause is null)
            {
                Promote(trial, climb);
            }
            else
            {
                End(trial, climb, TrialState.Pruned, stoppedBecause, verdicts);
            }
        }
    }

    private void Begin(int trial, Climb climb)
    {
        _ready.Remove(Place(trial, climb));
        _underWay++;
        climb.Stage = Stage.UnderWay;
    }

    private void Promote(int trial, Climb climb)
    {
        climb.Rung++;
        climb.Stage = Stage.Ready;
        climb.IsNew = false;
        _ready.Add(Place(trial, climb));
    }

    // Out of the queue, or back from its worker.
    private void Take(int trial, Climb climb)
    {
        if (climb.Stage == Stage.Ready)
        {
            _ready.Remove(Place(trial, climb));
        }
        else if (climb.Stage == Stage.UnderWay)
        {
            _underWay--;
        }
    }

    private static void End(int trial, Climb climb, TrialState state, string? reason, List<TrialVerdict> verdicts)
    {
        climb.Stage = Stage.Ended;
        verdicts.Add(new TrialVerdict(trial, state, reason));
    }

    private static (bool IsNew, int Below, int Trial) Place(int trial, Climb climb) => (climb.IsNew, climb.IsNew ? 0 : -climb.Rung, trial);

    private enum Stage
    {
        Ready,
        UnderWay,

        /// <summary>Has its result at its rung and waits for the rule.</summary>
        Decided,
        Ended,
    }

    private sealed class Climb(IPromotionRule rule, int rung)
    {
        public IPromotionRule Rule => rule;

        public int Rung { get; set; } = rung;

        public bool IsNew { get; set; } = true;

        public Stage Stage { get; set; }
    }
}
