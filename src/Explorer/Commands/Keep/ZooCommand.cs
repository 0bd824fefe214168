using System.Text.Json;
using System.Text.Json.Nodes;
using Explorer.Zoo.Latency;

namespace Explorer.Commands.Keep;

/// <summary><c>explorer zoo list|show|verify|predict|compare|table</c>: exported networks.</summary>
internal static class ZooCommand
{
    public static Command Create() => new("zoo", "Lists, shows, verifies, times and compares exported networks, and classifies with them")
    {
        ZooListCommand.Create(), ZooShowCommand.Create(), ZooVerifyCommand.Create(), ZooPredictCommand.Create(), ZooLatencyCommand.Create(), ZooCompareCommand.Create(), ZooCompareCommand.CreateTable(),
    };

    /// <summary>The option that names a zoo's folder.</summary>
    public static Option<string> Zoo(string name = "--zoo", params string[] aliases) => new(name, aliases) { Description = "The zoo's folder", HelpName = "zoo/", DefaultValueFactory = _ => "zoo" };

    /// <summary>The argument that names an entry.</summary>
    public static Argument<string> Entry() => new("ENTRY") { Description = "An entry that 'explorer zoo list' names, or its folder" };

    /// <summary>What is known of an entry, as JSON, with its latency.</summary>
    public static JsonObject WithLatency<T>(T known, ZooLatency? latency)
    {
        var line = JsonSerializer.SerializeToNode(known, TrialsJson.Options)!.AsObject();
        line["latency"] = JsonSerializer.SerializeToNode(latency, TrialsJson.Options);
        return line;
    }

    /// <summary>The entry of that name, or in that folder wherever it lies.</summary>
    /// <exception cref="InvalidInputException">There is none, or it is corrupt.</exception>
    public static ZooEntry Open(string entry, string zoo) => Of(entry, zoo).Open(entry);

    /// <summary>The zoo that an entry is of: the folder around it where it is named by its folder.</summary>
    public static ZooLibrary Of(string entry, string zoo) => new(
        File.Exists(Path.Combine(entry, "metrics.json")) && !Directory.Exists(Path.Combine(zoo, entry)) ? Directory.GetParent(Path.TrimEndingDirectorySeparator(Path.GetFullPath(entry)))!.FullName : zoo);
}
