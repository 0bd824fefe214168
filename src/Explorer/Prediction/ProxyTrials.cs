namespace Explorer.Prediction;

/// <summary>The trials of a population that have zero-cost proxies.</summary>
internal static class ProxyTrials
{
    /// <summary>The population of those trials.</summary>
    /// <exception cref="InvalidInputException">None has proxies.</exception>
    public static Population Of(Population population, string experiment)
    {
        var measured = population.Members.Where(member => member.Trial.Proxies.Count > 0).Select(member => member.Trial).ToList();
        return measured.Count > 0
            ? Population.Of(measured)
            : throw new InvalidInputException(experiment, "none of its trials has zero-cost proxies; run an experiment with \"fidelity\": {\"proxies\": [\"naswot\", \"synflow\"]}, or leave out --proxies");
    }
}
