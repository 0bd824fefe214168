using System.Globalization;

namespace Explorer.Experiments.Scheduling;

/// <summary>
/// Successive halving over one set of trials: of the n results of a rung the best n/η go on, at least one, ties to the lower
/// index. Synchronous (Jamieson and Talwalkar 2016): once every trial of the rung has its result. Asynchronous (Li et al.
/// 2020): as soon as a trial is among the best n/η of the results so far; such a promotion stays, whatever comes later, so
/// that promotions follow from the order of results alone. Who is stopped is known, in both, once a rung has all its results.
/// </summary>
internal sealed class HalvingBracket : IPromotionRule
{
    private readonly string _name;
    private readonly double _reduction;
    private readonly bool _isAsynchronous;
    private readonly IReadOnlySet<int> _calibration;
    private readonly int _first;
    private readonly Rung[] _rungs;

    /// <summary>Starts a bracket.</summary>
    /// <param name="name">As reasons name it.</param>
    /// <param name="members">How many trials start in it.</param>
    /// <param name="first">The rung they start at.</param>
    /// <param name="rungs">Rungs in all; the last is the target.</param>
    /// <param name="reduction">η, above 1.</param>
    /// <param name="isAsynchronous">Whether trials go on without waiting for the others.</param>
    /// <param name="calibration">Trials that always go on.</param>
    public HalvingBracket(string name, int members, int first, int rungs, double reduction, bool isAsynchronous, IReadOnlySet<int> calibration)
    {
        (_name, _reduction, _isAsynchronous, _calibration, _first) = (name, reduction, isAsynchronous, calibration, first);
        _rungs = [.. Enumerable.Range(0, rungs).Select(_ => new Rung())];
        _rungs[first].Entered = members;
    }

    public IEnumerable<Promotion> Arrived(TrialRung job, double error)
    {
        var decisions = new List<Promotion>();
        var rung = _rungs[job.Rung];
        if (job.Rung > _first && _rungs[job.Rung - 1].Promoted.Add(job.Trial))
        {
            // Known to have gone on, from a store put together of several.
            rung.Entered++;
        }

        var at = rung.Add(job.Trial, error);
        if (job.Rung < _rungs.Length - 1)
        {
            if (_calibration.Contains(job.Trial))
                Promote(job.Rung, job.Trial, decisions);

            // Only the newcomer and the one that a longer list of the best takes in can have become due.
            var keep = Best(rung);
            if (_isAsynchronous && keep > 0)
            {
                Promote(job.Rung, rung.Results[Math.Min(at, keep - 1)].Trial, decisions);
                Promote(job.Rung, rung.Results[keep - 1].Trial, decisions);
            }
        }

        Close(decisions);
        return decisions;
    }

    public IEnumerable<Promotion> Left(TrialRung job)
    {
        _rungs[job.Rung].Left++;
        var decisions = new List<Promotion>();
        Close(decisions);
        return decisions;
    }

    // n/η, where rounding may have left a whole number just short of itself.
    private int Best(Rung rung) => (int)Math.Floor((rung.Results.Count / _reduction) + 1e-9);

    private void Promote(int number, int trial, List<Promotion> decisions)
    {
        var rung = _rungs[number];
        if (double.IsFinite(rung.ErrorOf(trial)) && rung.Promoted.Add(trial))
        {
            _rungs[number + 1].Entered++;
            decisions.Add(new Promotion(trial));
        }
    }

    // A rung is closed once nobody can come into it any more: then its list of the best is final.
    private void Close(List<Promotion> decisions)
    {
        for (var number = _first; number < _rungs.Length - 1 && (_rungs[number].IsClosed || _rungs[number].IsComplete); number++)
        {
            var rung = _rungs[number];
            if (rung.IsClosed)
                continue;

            rung.IsClosed = true;
            var keep = Math.Max(1, Best(rung));
            foreach (var (_, trial) in rung.Results.Take(keep))
                Promote(number, trial, decisions);

            foreach (var (error, trial) in rung.Results.Where(result => double.IsFinite(result.Error) && !rung.Promoted.Contains(result.Trial)))
            {
                decisions.Add(new Promotion(trial, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_name}: error {100 * error:0.0} % at rung {number + 1} of {_rungs.Length} is not among the best {keep} of {rung.Results.Count}")));
            }
        }
    }

    private sealed class Rung
    {
        private readonly Dictionary<int, double> _errors = [];

        /// <summary>By error, then by index; infinite for a trial that diverged.</summary>
        public List<(double Error, int Trial)> Results { get; } = [];

        public HashSet<int> Promoted { get; } = [];

        public int Entered { get; set; }

        public int Left { get; set; }

        public bool IsClosed { get; set; }

        public bool IsComplete => Results.Count + Left == Entered;

        public double ErrorOf(int trial) => _errors[trial];

        public int Add(int trial, double error)
        {
            _errors.Add(trial, error);
            var at = ~Results.BinarySearch((error, trial));
            Results.Insert(at, (error, trial));
            return at;
        }
    }
}
