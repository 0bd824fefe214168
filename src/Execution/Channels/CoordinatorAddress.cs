using Explorer.SearchSpace.Files;

namespace Explorer.Execution.Channels;

/// <summary>Where agents find their coordinator, and how they know each other: a file that nobody else may read, replaced whole by every coordinator.</summary>
internal sealed record CoordinatorAddress
{
    private const string FileName = "coordinator.json";

    /// <summary>Number of the coordinator among those of its run, from 0.</summary>
    public required int Epoch { get; init; }

    /// <summary>Names and addresses of its machine, to be tried in turn.</summary>
    public required ValueList<string> Hosts { get; init; }

    /// <summary>Port.</summary>
    public required int Port { get; init; }

    /// <summary>What an agent shows to be let in.</summary>
    public required string Token { get; init; }

    /// <summary>SHA-256 of the coordinator's certificate, in lower-case hexadecimal digits.</summary>
    public required string Certificate { get; init; }

    /// <summary>The file in a run's folder.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, FileName);

    /// <summary>The address that the last coordinator of a run left; null where there is none that can be read.</summary>
    public static CoordinatorAddress? Read(string folder)
    {
        try
        {
            return TrialsJson.Deserialize<CoordinatorAddress>(RegularFile.ReadText(PathIn(folder)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>Puts it in the place of an earlier one.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(string folder)
    {
        var draft = WholeFile.Draft(PathIn(folder));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(draft, options))
            writer.Write(TrialsJson.Serialize(this));
        File.Move(draft, PathIn(folder), overwrite: true);
    }
}
