namespace Explorer.Analysis.Regime;

/// <summary>The sentences of <see cref="RegimeDocument"/> on one population.</summary>
public static class RegimeWording
{
    /// <inheritdoc cref="RegimeDocument.Sentences(RegimeCheck)"/>
    public static IEnumerable<string> Report(RegimeCheck check) => RegimeDocument.Sentences(check);
}
