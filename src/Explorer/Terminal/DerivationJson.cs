using System.Text.Json;
using Explorer.Analysis.Derivation;

namespace Explorer.Terminal;

/// <summary>A proposal as one JSON object.</summary>
internal static class DerivationJson
{
    /// <summary>One line.</summary>
    public static void Write(TextWriter output, DerivationReport report)
    {
        var line = JsonSerializer.SerializeToNode(report.Proposal, TrialsJson.Options)!;
        line["regime"] = JsonSerializer.SerializeToNode(RegimeJson.Of(report.Regime), TrialsJson.Options);
        JsonLines.Write(output, line);
    }
}
