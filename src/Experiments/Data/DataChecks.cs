using System.Globalization;

namespace Explorer.Experiments.Data;

/// <summary>Whether an experiment's images are known, suffice, and fit its networks.</summary>
internal static class DataChecks
{
    /// <summary>Records what is wrong with the images themselves.</summary>
    /// <param name="cursor">The member <c>data</c>, an object.</param>
    /// <param name="data">What it says.</param>
    /// <param name="demand">What is asked of the images.</param>
    /// <param name="isRead">Whether every member of it could be read.</param>
    /// <returns>Whether the data set is known.</returns>
    public static bool Check(JsonCursor cursor, DataSettings data, DataDemand demand, bool isRead)
    {
        if (cursor.Item.Find("name") is not { Kind: JsonValueKind.String, Text: var name })
            return false;
        var facts = Facts(name, demand);
        if (facts is null && !(demand == DataDemand.None && ImportedDataSet.IsName(name)))
        {
            var import = NearMatch.Find(name, DataSetFacts.Names()) is null ? $"; images of your own are imported first: explorer data import FOLDER --name {name}" : "";
            cursor.Child(".name", cursor.Item.Find("name")!).Problem($"unknown data set \"{name}\"; {NearMatch.Advice(name, DataSetFacts.Names())}{import}");
            return false;
        }

        if (!isRead)
            return true;
        if (facts is { IsDrawn: true } && data.Train is null)
            cursor.Child(".train", cursor.Item).Problem($"missing; {name} is drawn by the program, so the number of training images has to be given");
        if ((data.Train ?? 1) + (long)data.Validation > facts?.TrainingImages)
        {
            cursor.Problem(data.Train is { } train
                ? $"found {Many(train, "training image")} and {Many(data.Validation, "validation image")}, expected at most {facts.TrainingImages} together: {name} has no more besides its test images"
                : $"found {Many(data.Validation, "validation image")}, expected at most {facts.TrainingImages - 1}: {name} has {facts.TrainingImages} to train and validate on, and one has to be left to train on");
        }

        return true;
    }

    /// <summary>Checks that every network takes the data set's channels and tells its classes apart.</summary>
    /// <param name="space">The member <c>space</c>, an object.</param>
    /// <param name="networks">What it says; null where it could not be read whole: what it says of channels and classes is checked all the same.</param>
    /// <param name="name">The data set.</param>
    /// <param name="demand">What is asked of the images.</param>
    public static void CheckFit(JsonCursor space, DesignSpace? networks, string name, DataDemand demand)
    {
        if (Facts(name, demand) is not { } facts)
            return;
        if (networks is null or SampledSpace)
        {
            Check(space, ".input.channels", space.Item.Find("input") is { Kind: JsonValueKind.Object } input ? Whole(input.Find("channels")) : null, facts.Channels, $"{facts.Name} has {Many(facts.Channels, "channel")}");
            Check(space, ".classes", Whole(space.Item.Find("classes")), facts.Classes, $"{facts.Name} has {facts.Classes} classes");
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

    private static int Misfit(ConfigListSpace list, DataSetFacts facts) =>
        list.Configs.ToList().FindIndex(c => c.Input.Channels != facts.Channels || c.Classes != facts.Classes);

    private static int? Whole(JsonItem? item) => item is { Kind: JsonValueKind.Number } && int.TryParse(item.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static void Check(JsonCursor space, string path, int? found, int expected, string reason)
    {
        if (found is not null && found != expected)
            space.Child(path, space.Item).Problem($"found {found}, expected {expected}: {reason}");
    }

    private static string Many(int count, string word) => count == 1 ? $"1 {word}" : $"{count} {word}s";
}
