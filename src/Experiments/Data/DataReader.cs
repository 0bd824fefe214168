namespace Explorer.Experiments.Data;

/// <summary>Reads what an experiment trains on, and checks that its networks fit it.</summary>
internal static class DataReader
{
    private const int MostImages = 100_000_000;

    public static readonly string[] Members = ["name", "train", "validation", "seed"];

    public static DataSettings? Read(JsonCursor? cursor, DataDemand demand)
    {
        var members = cursor?.Object(Members);
        if (members is null)
        {
            return null;
        }

        var name = ReadName(members.Required("name"), demand);
        var trainCursor = members.Optional("train") is { IsNull: false } given ? given : null;
        var train = trainCursor?.Integer(1, MostImages);
        var validation = members.Required("validation")?.Integer(1, MostImages);
        var seed = members.Optional("seed")?.Seed() ?? 0;
        if (name is null || validation is null)
        {
            return null;
        }

        var facts = Facts(name, demand);
        if (facts is { IsDrawn: true } && trainCursor is null)
        {
            cursor!.Child(".train", cursor.Item).Problem($"missing; {facts.Name} is drawn by the program, so the number of training images has to be given");
        }

        if ((train ?? 1) + (long)validation.Value > facts?.TrainingImages)
        {
            cursor!.Problem($"{train ?? 1} training and {validation} validation images, expected at most the {facts.TrainingImages} of the training set of {name} together");
        }

        return new DataSettings { Name = name, Train = train, Validation = validation.Value, Seed = seed };
    }

    /// <summary>Checks that every network takes the data set's channels and tells its classes apart.</summary>
    public static void CheckFit(JsonCursor space, DesignSpace networks, DataSettings data, DataDemand demand)
    {
        if (Facts(data.Name, demand) is not { } facts)
        {
            return;
        }

        if (networks is SampledSpace sampled)
        {
            Check(space, ".input.channels", sampled.Input.Channels, facts.Channels, $"{facts.Name} has {Many(facts.Channels, "channel")}");
            Check(space, ".classes", sampled.Classes, facts.Classes, $"{facts.Name} has {facts.Classes} classes");
        }
        else if (networks is ConfigListSpace list && Misfit(list, facts) is >= 0 and var i)
        {
            var config = list.Configs[i];
            space.Problem($"network {i + 1} takes {Many(config.Input.Channels, "channel")} and has {config.Classes} classes, expected {facts.Channels} and {facts.Classes}, as {facts.Name} has");
        }
    }

    // Imported images may have changed since, or lie on another machine.
    private static DataSetFacts? Facts(string name, DataDemand demand) =>
        demand == DataDemand.Known ? DataSetFacts.Find(name) : DataSetFacts.All.FirstOrDefault(facts => facts.Name == name);

    private static string? ReadName(JsonCursor? cursor, DataDemand demand)
    {
        if (cursor?.Text("a data set's name") is not { } name)
        {
            return null;
        }

        if (Facts(name, demand) is not null || (demand == DataDemand.None && ImportedDataSet.IsName(name)))
        {
            return name;
        }

        var import = NearMatch.Find(name, DataSetFacts.Names()) is null ? $"; images of your own are imported first: explorer data import FOLDER --name {name}" : "";
        cursor.Problem($"unknown data set \"{name}\"; {NearMatch.Advice(name, DataSetFacts.Names())}{import}");
        return null;
    }

    private static int Misfit(ConfigListSpace list, DataSetFacts facts) =>
        list.Configs.ToList().FindIndex(c => c.Input.Channels != facts.Channels || c.Classes != facts.Classes);

    private static void Check(JsonCursor space, string path, int found, int expected, string reason)
    {
        if (found != expected)
        {
            space.Child(path, space.Item).Problem($"found {found}, expected {expected}: {reason}");
        }
    }

    private static string Many(int count, string word) => count == 1 ? $"1 {word}" : $"{count} {word}s";
}
