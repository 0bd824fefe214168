using System.Text.Json;
using Explorer.Analysis.Transfers;
using Explorer.Documents.Writers;

namespace Explorer.Terminal;

/// <summary>A transfer across budgets as one JSON object.</summary>
internal static class TransferJson
{
    /// <summary>One line.</summary>
    public static void Write(TextWriter output, SizeTransfer transfer) => JsonLines.Write(output, new
    {
        Small = transfer.NameSmall,
        Large = transfer.NameLarge,
        transfer.Matching,
        SharedNetworks = transfer.SharedNetworks is { } shared
            ? new { shared.Count, Tau = shared.KendallTau.Value, TauInterval = JsonLines.Ends(shared.KendallTau), Rho = shared.Spearman.Value, RhoInterval = JsonLines.Ends(shared.Spearman), Regret = shared.Regret.Value, RegretInterval = JsonLines.Ends(shared.Regret) }
            : null,
        Parameters = transfer.Parameters.Select(parameter => new
        {
            parameter.Small.Key,
            parameter.Small.IsChoice,
            Small = new { parameter.Small.BestValue, Rho = parameter.Small.Correlation?.Value, RhoInterval = JsonLines.Ends(parameter.Small.Correlation) },
            Large = new { parameter.Large.BestValue, Rho = parameter.Large.Correlation?.Value, RhoInterval = JsonLines.Ends(parameter.Large.Correlation) },
            parameter.BestValuesOverlap,
            Verdict = JsonNamingPolicy.CamelCase.ConvertName(parameter.Verdict.ToString()),
        }).ToArray(),
        LineVerdict = JsonNamingPolicy.CamelCase.ConvertName(transfer.LineVerdict.ToString()),
        MeanDifference = transfer.Comparison.MeanDifference.Value,
        MeanInterval = JsonLines.Ends(transfer.Comparison.MeanDifference),
        Regimes = transfer.Regimes.Select(regime => new { regime.Name, Check = RegimeJson.Of(regime.Check) }).ToArray(),
        Words = transfer.InWords.Select(PlainTextWriter.Plain).ToArray(),
    });
}
