namespace Explorer.Verdicts;

/// <summary>How often something happened.</summary>
internal sealed record Share(int Hits, int Told, int Repeats)
{
    /// <summary>In percent, with the share of the repeats that had an answer where some had none.</summary>
    public override string ToString() => Told == 0 ? "–" : string.Create(
        CultureInfo.InvariantCulture, $"{100.0 * Hits / Told:F1}{(Told < Repeats ? $" ({100.0 * Told / Repeats:F0} % have one)" : "")}");
}
