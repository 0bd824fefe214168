namespace Explorer.Analysis.Derivation;

/// <summary>Does the error depend on a number, and where do the best networks have it?</summary>
internal static class RangeCandidates
{
    public static IEnumerable<Candidate> Of(DerivationData data)
    {
        // By index, since the population is in the order of its errors.
        var parts = RangeChoice.Parts(data.Population.Count, data.Settings.Seed);
        var places = data.Population.Members.Select((member, i) => (member.Trial.Index, i)).Order().Select((item, place) => (item.i, place)).ToDictionary();
        int[] folds = [.. Enumerable.Range(0, parts.Length).Select(i => parts[places[i]])];
        return ScalarParameter.Of(data.Space).Select(parameter => Of(data, parameter, folds)).OfType<Candidate>();
    }

    private static Candidate? Of(DerivationData data, ScalarParameter parameter, int[] folds)
    {
        if (RangeCut.Of(parameter.Distribution(data.Json)) is not { } cut)
            return null;

        double[] values = [.. data.Population.Members.Select(parameter.Value)];
        var choice = new RangeChoice(values, [.. data.Population.Members.Select(parameter.Ends)], folds, cut);
        (double? p, var effect) = values.Distinct().Take(2).Count() < 2 ? (null, null) : RangeTest.Of(choice, data, parameter.Name);
        int[] ranking = [.. Enumerable.Range(0, values.Length).OrderBy(i => data.Errors.Values[i])];
        var range = choice.Whole(ranking);
        var kept = range is { } chosen ? ranking.Count(network => choice.IsInside(network, chosen)) : values.Length;
        var isFixed = range is { } one && one.Low == one.High;
        return new Candidate
        {
            Words = $"{parameter.Name} {(range is { } ends ? $"{(isFixed ? "fixed at" : "cut to")} {cut.Words(ends)}" : "cut")}",
            Kind = isFixed ? ChangeKind.Fix : ChangeKind.Narrow,
            Parameter = parameter.Name,
            Test = $"members of the range{(parameter.IsOfEveryStage ? " with all stages" : "")} against the rest: {RangeTest.Method}",
            Effect = effect,
            PValue = p,
            Kept = kept,
            Others = values.Length - kept,
            Path = parameter.Path,
            Shown = patch => parameter.Distribution(patch)?.ToJsonString(),
            Obstacle = p is null ? "all networks have the same value" : range is null ? "the best networks lie all over its range" : null,
            Opposition = range is null ? null
                : effect is null ? "too few networks can be judged by a range that others choose"
                : effect.Value >= 0 ? "the ranges that four fifths choose do not hold better networks in the fifth left" : null,
            Ranges = range is null ? null : string.Join("; ", choice.Without(ranking).Select(other => other is { } found ? cut.Words(found) : "none")),
            Apply = patch => parameter.Set(patch, data.Space is SearchSpace.Spaces.AnyNetSpace space ? space.Stages : 0, cut.Write(range!.Value)),
        };
    }
}
