namespace Explorer.Commands.Ask;

/// <summary>What to run so that fidelities can be judged.</summary>
internal static class PilotAdvice
{
    /// <summary>The advice in a sentence or two.</summary>
    /// <param name="written">The experiment as the user wrote it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="networks">Networks that a pilot needs.</param>
    /// <param name="planned">Networks that the experiment has.</param>
    /// <param name="selected">Whether the experiment has a scheduler, which lets only some networks finish.</param>
    public static string Of(string written, string name, int networks, int planned, bool selected)
    {
        var file = written.EndsWith(".json", StringComparison.Ordinal) ? written : $"{name}.json";
        var needed = networks.ToString(CultureInfo.InvariantCulture);
        if (selected)
        {
            var larger = networks > planned ? $", \"sample\": {{\"count\": {needed}}}" : "";
            return $"A scheduler lets only the better networks finish; a pilot trains all to the end: write {name}-pilot.json as {{\"name\": \"{name}-pilot\", \"extends\": \"{Path.GetFileName(file)}\"{larger}, \"fidelity\": {{\"scheduler\": \"none\"}}}} beside it, then explorer run {name}-pilot.json{Limit()}";
        }

        var first = networks > planned ? $"; first set \"sample\": {{\"count\": {needed}}} in {file}, which has {NumberText.Counted(planned, "network")}" : "";
        return $"Run a pilot, every network at every fidelity: explorer run {file}{Limit()}{first}; epochs are judged as they are, other fidelities (images, resolution, width, depth) when \"fidelity\" lists them as \"rungs\" with \"scheduler\": \"none\"";

        string Limit() => networks < planned ? $" --limit {needed}" : "";
    }
}
