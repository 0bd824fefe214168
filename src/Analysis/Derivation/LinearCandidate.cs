using System.Globalization;
using Explorer.Analysis.Correlations;
using Explorer.Analysis.LinearWidths;
using Explorer.SearchSpace.Spaces;

namespace Explorer.Analysis.Derivation;

/// <summary>Do the networks win whose widths lie near a quantised line?</summary>
internal static class LinearCandidate
{
    public static IEnumerable<Candidate> Of(DerivationData data)
    {
        if (data.Space is not AnyNetSpace { Stages: > 1 } space || space.Width.Stages.All(stage => stage.Low == stage.High))
        {
            yield break;
        }

        var fits = data.Population.Members.Select(member => LinearWidthFit.Of(member.Shape!.Stages)).ToArray();
        var fitted = Enumerable.Range(0, fits.Length).Where(i => fits[i] is not null).ToArray();
        var correlation = fitted.Length >= RankCorrelation.MinimumCount
            ? RankCorrelation.Of([.. fitted.Select(i => fits[i]!.FitError)], [.. fitted.Select(i => data.Errors.Values[i])])
            : null;
        var best = BestFits(data, fits);
        yield return new Candidate
        {
            Words = "widths from a quantised line (regnet)",
            Kind = ChangeKind.Linear,
            Parameter = "width",
            Test = "Spearman's correlation of the error at equal FLOPs with the error of the best quantised line (e_fit), two-sided t",
            Effect = correlation,
            PValue = correlation is { } found ? RankCorrelation.PValue(found.Value, fitted.Length) : null,
            Kept = fitted.Length,
            Others = fits.Length - fitted.Length,
            Path = "$.space.family",
            Shown = patch => patch.Text("family"),
            Obstacle = correlation?.Value <= 0 ? "networks near a line are not the better ones"
                : space.Width.Order != StageOrder.NonDecreasing ? "widths are not in rising order yet: a line only rises, so this may say no more than that widths should"
                : best.Count < LinearSpace.LeastFits ? string.Create(CultureInfo.InvariantCulture, $"only {best.Count} of the best networks have a fit, expected {LinearSpace.LeastFits}")
                : null,
            Figures = best.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"; the best {best.Count} have e_fit {best.Average(fit => fit.FitError):F3} in the mean") : "",
            Apply = patch => LinearSpace.Apply(patch, space, best),
        };
    }

    private static List<LinearWidthFit> BestFits(DerivationData data, LinearWidthFit?[] fits)
    {
        var count = Math.Max(1, (int)Math.Round(data.Settings.BestShare * fits.Length, MidpointRounding.AwayFromZero));
        return [.. fits.Take(count).OfType<LinearWidthFit>()];
    }
}
