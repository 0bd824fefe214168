namespace Explorer.Analysis.Regime;

/// <summary>The figures of <see cref="RegimeDocument"/> on one population.</summary>
public static class RegimeSection
{
    /// <inheritdoc cref="RegimeDocument.Figures"/>
    public static IEnumerable<Block> Write(RegimeCheck check) => RegimeDocument.Figures(check);
}
