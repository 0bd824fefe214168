using System.Globalization;
using System.Text.Json.Nodes;
using Explorer.Analysis.Parameters;
using Explorer.SearchSpace.Spaces;

namespace Explorer.Analysis.Derivation;

/// <summary>Does the error depend on a number, and where do the best networks have it?</summary>
internal static class RangeCandidates
{
    public static IEnumerable<Candidate> Of(DerivationData data) =>
        ScalarParameter.Of(data.Space).Select(parameter => Of(data, parameter)).OfType<Candidate>();

    private static Candidate? Of(DerivationData data, ScalarParameter parameter)
    {
        double[] values = [.. data.Population.Members.Select(parameter.Value)];
        if (!DistributionJson.Varies(parameter.Distribution(data.Json)))
        {
            return null;
        }

        var groups = GroupTest.Groups(values);
        var test = string.Create(CultureInfo.InvariantCulture, $"errors at equal FLOPs over {groups.Max() + 1} groups of {parameter.Name}{OverStages(data, parameter)}: Kruskal-Wallis");
        var p = GroupTest.PValue(data.Errors.Values, groups);
        if (p is null || p > data.Settings.Level)
        {
            // Where the error does not depend on it even before the correction, there is no place to cut to.
            return new Candidate
            {
                Words = $"{parameter.Name} cut",
                Kind = ChangeKind.Narrow,
                Parameter = parameter.Name,
                Test = test,
                PValue = p,
                Kept = values.Length,
                Path = parameter.Path,
                Shown = patch => parameter.Distribution(patch)?.ToJsonString(),
                Obstacle = p is null ? "too few members have other values" : null,
                Apply = _ => { },
            };
        }

        var best = BestValueBootstrap.Of(values, data.Settings.Seed);
        var (lower, upper) = (best.Lower, best.Upper);
        bool[] kept = [.. values.Select(value => value >= lower && value <= upper)];
        var difference = MeanDifference.Of(data.Errors.Values, kept);
        var cut = DistributionJson.Cut(parameter.Distribution(data.Json), lower, upper);
        var stages = data.Space is AnyNetSpace space ? space.Stages : 0;
        var isFixed = cut is JsonValue;
        return new Candidate
        {
            Words = $"{parameter.Name} {(cut is null ? "cut" : $"{(isFixed ? "fixed at" : "cut to")} {DistributionJson.Words(cut)}")}",
            Kind = isFixed ? ChangeKind.Fix : ChangeKind.Narrow,
            Parameter = parameter.Name,
            Test = test,
            Effect = difference?.ToEstimate(),
            PValue = p,
            Kept = kept.Count(side => side),
            Others = kept.Count(side => !side),
            Path = parameter.Path,
            Shown = patch => parameter.Distribution(patch)?.ToJsonString(),
            Obstacle = cut is null ? string.Create(CultureInfo.InvariantCulture, $"the best value's bootstrap interval, {lower:G4} to {upper:G4}, is hardly narrower than the range")
                : difference is { Value: >= 0 } ? "the members inside the best value's bootstrap interval are not the better ones in the mean" : null,
            Figures = string.Create(CultureInfo.InvariantCulture, $"; bootstrap interval of the best value {lower:G4} to {upper:G4}"),
            Apply = patch => parameter.Set(patch, stages, cut!),
        };
    }

    private static string OverStages(DerivationData data, ScalarParameter parameter) =>
        parameter.Stage is null && data.Space is AnyNetSpace ? " (its geometric mean over stages)" : "";
}
