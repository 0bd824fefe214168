using Explorer.Analysis.Regime;

namespace Explorer.Commands.Ask;

/// <summary>Stored experiments set against one another, with what makes them unlike beyond their spaces.</summary>
internal static class StoredComparison
{
    /// <summary>The comparison.</summary>
    /// <param name="compared">The experiments; at least two, none without a trial that counts.</param>
    /// <param name="settings">How they are compared.</param>
    /// <param name="across">Whether errors measured on different data are compared all the same.</param>
    /// <param name="assisted">Whether predictions for untrained networks help.</param>
    /// <exception cref="InvalidInputException">Their data differ, and that was not asked for.</exception>
    public static ComparisonReport Of(IReadOnlyList<StoredExperiment> compared, ComparisonSettings settings, bool across, bool assisted = false)
    {
        DataIdentity Data(string name) => compared.First(item => item.Named.Name == name).Data;
        foreach (var item in settings.Matching is null ? [] : compared)
            StoredExperiment.RequireNetworks(item.Experiment, "--normalise");
        if (!across)
            ComparedData.Require(settings.Origin, compared.SelectMany((b, i) => compared.Take(i).Select(a => ((a.Named.Name, a.Data), (b.Named.Name, b.Data)))));

        return new ComparisonReport
        {
            Populations = [.. compared.Select(item => item.Named)],
            Comparisons = [.. PopulationComparer.CompareAll([.. compared.Select(item => item.Named)], settings).Select(pair => ComparedData.Told(pair, Data(pair.NameA), Data(pair.NameB)))],
            Settings = settings,
            Assisted = assisted ? [.. compared.Select(item => (item.Named.Name, AssistedEstimate.Of(item.Named, item.Experiment.Space, settings.Seed, 1 - (settings.Level / (compared.Count * (compared.Count - 1) / 2)))))] : [],
            Warnings = ComparisonWarnings.Of(compared),
            Regimes = [.. compared.Select(item => (item.Named.Name, RegimeCheck.Of(item.Trials, item.Experiment.Data)))],
        };
    }
}
