namespace Explorer.Analysis.Derivation;

/// <summary>Which candidates are proposed, which have to be sampled beside, and why the others are neither.</summary>
internal sealed class Decision
{
    private readonly DerivationData _data;
    private readonly List<(Candidate Candidate, DerivationEvidence Evidence)> _beside = [];

    public Decision(DerivationData data, Candidate[] differences, Candidate[] shares)
    {
        _data = data;
        var tested = Holm(differences).ToList();
        var isSensitive = tested.Exists(choice => choice.Adjusted <= data.Settings.Level);
        var fixedNames = tested.Where(choice => Passes(choice) && choice.Candidate.Kind == ChangeKind.Fix).Select(choice => choice.Candidate.Parameter).ToHashSet();
        foreach (var choice in Holm(shares).ToList())
        {
            var opposition = choice.Candidate.PValue is not null && !isSensitive ? "no difference at all was found in this population, so it cannot show that something costs nothing"
                : fixedNames.Contains(choice.Candidate.Parameter) ? "it is fixed instead" : null;
            Place(choice with { Candidate = choice.Candidate with { Opposition = choice.Candidate.Opposition ?? opposition } });
        }

        // The line last, since it needs what the others settle.
        foreach (var choice in tested.OrderBy(choice => choice.Candidate.Kind == ChangeKind.Linear))
        {
            Place(choice.Candidate.Kind == ChangeKind.Linear ? choice with { Candidate = WithUnsettled(choice.Candidate) } : choice);
        }

        DropReplaced();
        Hypotheses = [.. Judged.Where(choice => IsHypothesis(choice.Candidate) && !Accepted.Contains(choice)).OrderBy(choice => choice.Candidate.PValue)
            .Select(choice => Hypothesis.Of(choice.Evidence, data.Errors.Deviation, data.Settings.Level))];
        Rejected.RemoveAll(evidence => Hypotheses.Any(hypothesis => ReferenceEquals(hypothesis.Evidence, evidence)));
        _beside = [.. _beside.OrderByDescending(choice => IsSupported(choice.Candidate))];
        Suggested = _beside.Select(choice => choice.Candidate)
            .FirstOrDefault(candidate => !data.Settings.Except.Contains(candidate.Words) && (IsSupported(candidate) || (candidate.Kind == ChangeKind.Share && isSensitive)))?.Words;
        Correction = Corrected(tested.Count(choice => choice.Adjusted is not null), shares.Count(candidate => candidate.PValue is not null));
    }

    public List<(Candidate Candidate, DerivationEvidence Evidence)> Accepted { get; } = [];

    public IEnumerable<DerivationEvidence> Beside => _beside.Select(choice => choice.Evidence);

    public List<DerivationEvidence> Rejected { get; } = [];

    /// <summary>What is not accepted for its p-value alone, and is on the better side: the best supported first.</summary>
    public IReadOnlyList<Hypothesis> Hypotheses { get; }

    /// <summary>All candidates as they were judged.</summary>
    public List<(Candidate Candidate, DerivationEvidence Evidence)> Judged { get; } = [];

    /// <summary>The one of <see cref="Beside"/> that is worth its trainings first; null for none.</summary>
    public string? Suggested { get; }

    /// <summary>Direction and correction of all tests, in words.</summary>
    public string Correction { get; }

    private static string Corrected(int differences, int shares)
    {
        var sharing = shares == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {shares} of what sharing costs, corrected apart and asked only where some difference is shown");
        return string.Create(CultureInfo.InvariantCulture, $"all tests two-sided, a change proposed only on its better side; {differences} {(differences == 1 ? "test" : "tests")} of differences, corrected together (Holm){sharing}; intervals are 95 % each and not corrected");
    }

    private static IEnumerable<(Candidate Candidate, double? Adjusted, int Tests)> Holm(Candidate[] candidates)
    {
        Candidate[] tested = [.. candidates.Where(candidate => candidate.PValue is not null)];
        var adjusted = HolmCorrection.Adjust([.. tested.Select(candidate => candidate.PValue!.Value)]);
        return candidates.Select(candidate => (candidate, Array.IndexOf(tested, candidate) is >= 0 and var at ? adjusted[at] : (double?)null, tested.Length));
    }

    // Near-members that are better, in a candidate that true members are too few to judge.
    private static bool IsSupported(Candidate candidate) => candidate.Near?.Effect?.Interval is { Upper: < 0 };

    // Sharing is supported by what is not found, so a hunch of it says nothing.
    private bool IsHypothesis(Candidate candidate) => candidate is { Obstacle: null, Opposition: null, PValue: <= Hypothesis.MostP, Effect.Value: < 0 }
        && candidate.Kind != ChangeKind.Share && IsEnough(candidate) && !_data.Settings.Except.Contains(candidate.Words);

    private bool IsEnough(Candidate candidate) => candidate.Kept >= _data.Settings.LeastSide;

    private bool Passes((Candidate Candidate, double? Adjusted, int Tests) choice) =>
        choice.Candidate.Obstacle is null && choice.Candidate.Opposition is null && IsEnough(choice.Candidate) && choice.Adjusted <= _data.Settings.Level;

    private void Place((Candidate Candidate, double? Adjusted, int Tests) choice)
    {
        var (candidate, adjusted, tests) = choice;
        var evidence = candidate.ToEvidence(adjusted, tests, _data.Settings.LeastSide);
        Judged.Add((candidate, evidence));
        if (Passes(choice))
        {
            Accepted.Add((candidate, evidence));
        }
        else if (!IsEnough(candidate) && candidate.Obstacle is null && candidate.Opposition is null && !Membership.IsWorse(candidate.Near?.Effect))
        {
            _beside.Add((candidate, evidence));
        }
        else
        {
            Rejected.Add(evidence);
        }
    }

    // A line has one bottleneck ratio and one group width for all stages.
    private Candidate WithUnsettled(Candidate line)
    {
        var space = (AnyNetSpace)_data.Space;
        var open = new List<string>();
        foreach (var (name, parameter) in new[] { ("bottleneckRatio", space.BottleneckRatio), ("groupWidth", space.GroupWidth) })
        {
            var settled = parameter.Order == StageOrder.Shared
                || (LinearSpace.IsSingle(parameter) && parameter.Stages[0].Low == parameter.Stages[0].High)
                || Accepted.Exists(accepted => accepted.Candidate.Parameter == name && accepted.Candidate.Kind is ChangeKind.Share or ChangeKind.Fix);
            if (!settled)
                open.Add(name);
        }

        return open.Count == 0 || line.Obstacle is not null ? line : line with { Obstacle = $"a line needs one {string.Join(" and one ", open)} for all stages; share first" };
    }

    // The line takes the place of what was said of single stages.
    private void DropReplaced()
    {
        if (!Accepted.Exists(choice => choice.Candidate.Kind == ChangeKind.Linear))
            return;

        foreach (var replaced in Accepted.Where(choice => choice.Candidate.Kind != ChangeKind.Linear && IsReplaced(choice.Candidate)).ToList())
        {
            Accepted.Remove(replaced);
            Rejected.Add(replaced.Evidence with { Hindrances = ["the line takes its place", .. replaced.Evidence.Hindrances] });
        }
    }

    private static bool IsReplaced(Candidate candidate) =>
        candidate.Kind is ChangeKind.Order or ChangeKind.Share || candidate.Parameter.Split(' ')[0] is "depth" or "width";
}
