namespace Explorer.Commands.Ask;

/// <summary>What to run so that fidelities can be judged.</summary>
internal static class PilotAdvice
{
    /// <summary>The advice in a sentence or two.</summary>
    /// <param name="written">The experiment as the user wrote it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="networks">Networks that a pilot needs.</param>
    /// <param name="selected">Whether the experiment has a scheduler, which lets only some networks finish.</param>
    public static string Of(string written, string name, int networks, bool selected)
    {
        var file = written.EndsWith(".json", StringComparison.Ordinal) ? written : $"{name}.json";
        var limit = networks.ToString(CultureInfo.InvariantCulture);
        return selected
            ? $"A scheduler lets only the better networks finish; a pilot trains all to the end: write {name}-pilot.json as {{\"name\": \"{name}-pilot\", \"extends\": \"{Path.GetFileName(file)}\", \"fidelity\": {{\"scheduler\": \"none\"}}}} beside it, then explorer run {name}-pilot.json --limit {limit}"
            : $"Run a pilot, every network at every fidelity: explorer run {file} --limit {limit}; epochs are judged as they are, other fidelities (images, resolution, width, depth) when \"fidelity\" lists them as \"rungs\" with \"scheduler\": \"none\"";
    }
}
