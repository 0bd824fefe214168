namespace Explorer.Running;

/// <summary>Where an experiment's files lie under the folder given by <c>--out</c>.</summary>
internal static class RunFolder
{
    /// <summary>Whether a name is that of a folder here; one from a database that someone else made may lead elsewhere.</summary>
    public static bool IsName(string name) => name.Length > 0 && name is not ("." or "..") && name.AsSpan().IndexOfAny('/', '\\', '\0') < 0;

    /// <summary>The folder of an experiment.</summary>
    /// <exception cref="InvalidInputException">Its name would lead out of the folder.</exception>
    public static string Of(string output, string experiment) => IsName(experiment)
        ? Path.Combine(output, experiment)
        : throw new InvalidInputException(experiment, $"this name of an experiment leads out of the folder of reports, so nothing is read or written by it; a database that holds it was not made by this program");

    /// <summary>The folder of the weights that its best trials keep.</summary>
    public static string Weights(string output, string experiment) => Path.Combine(Of(output, experiment), "weights");

    /// <summary>The weight file of one trial, where it was kept.</summary>
    public static string Weights(string output, string experiment, int index) =>
        Path.Combine(Weights(output, experiment), index.ToString("D5", CultureInfo.InvariantCulture) + ".safetensors");

    /// <summary>What a run under way leaves of itself for others to look at.</summary>
    public static string Live(string output, string experiment) => Path.Combine(Of(output, experiment), "live.json");

    /// <summary>The folder of the checkpoints that unfinished trials go on from.</summary>
    public static string Checkpoints(string output, string experiment) => Path.Combine(Of(output, experiment), "checkpoints");
}
