using System.Globalization;
using Explorer.Analysis.Comparisons;
using Explorer.SearchSpace.Spaces;

namespace Explorer.Analysis.Derivation;

/// <summary>Which candidates are proposed, and why the others are not.</summary>
internal sealed class Decision
{
    private readonly DerivationData _data;

    public Decision(DerivationData data, Candidate[] differences, Candidate[] shares)
    {
        _data = data;
        var significant = Holm(differences).ToList();
        var sensitive = significant.Exists(choice => choice.Adjusted <= data.Settings.Level);
        var sharing = Holm(shares).ToList();
        var fixedNames = significant.Where(choice => Passes(choice) && choice.Candidate.Kind == ChangeKind.Fix).Select(choice => choice.Candidate.Parameter).ToHashSet();
        foreach (var choice in sharing)
        {
            var obstacle = !sensitive ? "no difference at all was found in this population, so it cannot show that something costs nothing"
                : fixedNames.Contains(choice.Candidate.Parameter) ? "it is fixed instead" : null;
            Place(obstacle is null ? choice : (choice.Candidate with { Obstacle = choice.Candidate.Obstacle ?? obstacle }, choice.Adjusted));
        }

        // The line last, since it needs what the others settle.
        foreach (var choice in significant.OrderBy(choice => choice.Candidate.Kind == ChangeKind.Linear))
        {
            Place(choice.Candidate.Kind == ChangeKind.Linear ? WithUnsettled(choice) : choice);
        }

        DropReplaced();
    }

    public List<(Candidate Candidate, DerivationEvidence Evidence)> Accepted { get; } = [];

    public List<DerivationEvidence> Rejected { get; } = [];

    private static IEnumerable<(Candidate Candidate, double? Adjusted)> Holm(Candidate[] candidates)
    {
        Candidate[] tested = [.. candidates.Where(candidate => candidate.PValue is not null)];
        var adjusted = HolmCorrection.Adjust([.. tested.Select(candidate => candidate.PValue!.Value)]);
        return candidates.Select(candidate => (candidate, Array.IndexOf(tested, candidate) is >= 0 and var at ? adjusted[at] : (double?)null));
    }

    private bool Passes((Candidate Candidate, double? Adjusted) choice) => choice.Candidate.Obstacle is null && choice.Adjusted <= _data.Settings.Level;

    private void Place((Candidate Candidate, double? Adjusted) choice)
    {
        var (candidate, adjusted) = choice;
        var evidence = candidate.ToEvidence(adjusted, Reason(candidate, adjusted));
        if (Passes(choice))
        {
            Accepted.Add((candidate, evidence));
        }
        else
        {
            Rejected.Add(evidence);
        }
    }

    private string Reason(Candidate candidate, double? adjusted)
    {
        if (adjusted is not { } p)
        {
            return candidate.Obstacle ?? string.Create(CultureInfo.InvariantCulture, $"not tested: {candidate.Kept} members on one side and {candidate.Others} on the other, expected at least {_data.Settings.LeastSide} on both");
        }

        var figures = $"{Effect(candidate)}, {PValue.Equation(candidate.PValue!.Value)}, corrected {PValue.Text(p)}{candidate.Figures}";
        return candidate.Obstacle is { } obstacle ? $"{obstacle}; {figures}" : figures;
    }

    private static string Effect(Candidate candidate)
    {
        if (candidate.Effect is not { } effect)
        {
            return candidate.Others == 0 ? $"no effect shown in {candidate.Kept} members" : $"{candidate.Kept} members against {candidate.Others}";
        }

        var isCorrelation = candidate.Kind == ChangeKind.Linear;
        var (scale, format) = isCorrelation ? (1, "+0.00;-0.00;0.00") : (100, "+0.0;-0.0;0.0");
        string Number(double value) => (scale * value).ToString(format, CultureInfo.InvariantCulture);
        var interval = effect.Interval is { } range ? $" ({Number(range.Lower)} to {Number(range.Upper)})" : "";
        return isCorrelation
            ? $"correlation {Number(effect.Value)}{interval} over {candidate.Kept} members"
            : $"mean error {Number(effect.Value)} points{interval} with {candidate.Kept} members against {candidate.Others}";
    }

    // A line has one bottleneck ratio and one group width for all stages.
    private (Candidate Candidate, double? Adjusted) WithUnsettled((Candidate Candidate, double? Adjusted) choice)
    {
        var space = (AnyNetSpace)_data.Space;
        var open = new List<string>();
        foreach (var (name, parameter) in new[] { ("bottleneckRatio", space.BottleneckRatio), ("groupWidth", space.GroupWidth) })
        {
            var settled = parameter.Order == StageOrder.Shared
                || (LinearSpace.IsSingle(parameter) && parameter.Stages[0].Low == parameter.Stages[0].High)
                || Accepted.Exists(accepted => accepted.Candidate.Parameter == name && accepted.Candidate.Kind is ChangeKind.Share or ChangeKind.Fix);
            if (!settled)
            {
                open.Add(name);
            }
        }

        return open.Count == 0 || choice.Candidate.Obstacle is not null
            ? choice
            : (choice.Candidate with { Obstacle = $"a line needs one {string.Join(" and one ", open)} for all stages; share first" }, choice.Adjusted);
    }

    // The line takes the place of what was said of single stages.
    private void DropReplaced()
    {
        if (!Accepted.Exists(choice => choice.Candidate.Kind == ChangeKind.Linear))
        {
            return;
        }

        foreach (var replaced in Accepted.Where(choice => choice.Candidate.Kind != ChangeKind.Linear && IsReplaced(choice.Candidate)).ToList())
        {
            Accepted.Remove(replaced);
            Rejected.Add(replaced.Evidence with { Reason = $"the line takes its place; {replaced.Evidence.Reason}" });
        }
    }

    private static bool IsReplaced(Candidate candidate) =>
        candidate.Kind is ChangeKind.Order or ChangeKind.Share || candidate.Parameter.Split(' ')[0] is "depth" or "width";
}
