using Explorer.Analysis.Regime;
using Explorer.Analysis.Widths;

namespace Explorer.Terminal;

/// <summary>Width lines as JSON lines.</summary>
internal static class FitJson
{
    /// <summary>One line a network.</summary>
    public static void Write(TextWriter output, FitReport report)
    {
        foreach (var (name, config, shape, fit) in report.Models)
        {
            JsonLines.Write(output, new
            {
                Model = name, Hash = ModelConfigJson.Hash(config), fit?.InitialWidth, fit?.Slope, fit?.Multiplier, Depth = shape.TotalDepth, fit?.FitError, fit?.Ties,
            });
        }

        var regimes = report.Regimes.ToDictionary(regime => regime.Name, regime => regime.Check.Verdict, StringComparer.Ordinal);
        foreach (var (experiment, (member, fit)) in report.Populations.SelectMany(item => item.Trend.Networks.Select(network => (item.Experiment, network))))
        {
            JsonLines.Write(output, new
            {
                experiment, member.Trial.Index, member.Trial.Hash, member.Error, fit?.InitialWidth, fit?.Slope, fit?.Multiplier, Depth = member.Shape!.TotalDepth, fit?.FitError, fit?.Ties, Regime = regimes.TryGetValue(experiment, out var regime) ? regime : (RegimeVerdict?)null,
            });
        }
    }
}
