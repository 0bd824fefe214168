namespace Explorer.Commands.Ask;

/// <summary>What to run so that fidelities can be judged.</summary>
internal static class PilotAdvice
{
    /// <summary>The advice in a sentence or two, with a command that can be typed as it is.</summary>
    /// <param name="written">The experiment as the user wrote it: its file or its name.</param>
    /// <param name="storePath">The results database.</param>
    /// <param name="name">Its name.</param>
    /// <param name="networks">Networks that a pilot needs.</param>
    /// <param name="planned">Networks that the experiment has.</param>
    /// <param name="selected">Whether the experiment has a scheduler, which lets only some networks finish.</param>
    public static string Of(string written, string storePath, string name, int networks, int planned, bool selected)
    {
        var needed = networks.ToString(CultureInfo.InvariantCulture);
        var size = networks > planned ? $" --with sample.count={needed}" : networks < planned ? $" --limit {needed}" : "";
        var run = $"explorer run {TypedCommand.Quoted(written)}";
        if (selected)
            return $"A scheduler lets only the better networks finish; a pilot trains all to the end: {run} --with name={name}-pilot --with fidelity.scheduler=none{size}{OutputOptions.InStore(storePath)}";
        var grown = networks > planned ? $" (it has {NumberText.Counted(planned, "network")} now)" : "";
        return $"Run a pilot, every network at every fidelity: {run}{size}{OutputOptions.InStore(storePath)}{grown}; epochs are judged as they are, other fidelities (images, resolution, width, depth) when \"fidelity\" lists them as \"rungs\" with \"scheduler\": \"none\"";
    }
}
