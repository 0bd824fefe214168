using System.Text.Json.Nodes;

namespace Explorer.Experiments.Data;

/// <summary>The images of an experiment.</summary>
public sealed record DataSettings
{
    private const int MostImages = 100_000_000;

    private static readonly ValueKind<int> Images = Kinds.Integer(1, MostImages);

    /// <summary>Images in experiment files. What is asked of them, <see cref="DataChecks"/> looks at.</summary>
    public static MemberTable<DataSettings> Table { get; } = new("data", "The images.", new DataSettings { Name = "", Validation = 1 }, m =>
    [
        m.Required("name", "Data set. shapes is drawn by the program; imagenet is known for its sizes only; any other name is that of imported images", Kinds.Of<string>(cursor => cursor.Text("a data set's name"), (writer, name) => writer.WriteStringValue(name), _ => NameSchema()), d => d.Name, (d, v) => d with { Name = v }),
        m.Optional("train", "Training images", Kinds.OrNull(Images), d => d.Train, (d, v) => d with { Train = v }) with { DefaultWords = "all that the validation set leaves" },
        m.Required("validation", "Validation images, split off the training set by seed", Images, d => d.Validation, (d, v) => d with { Validation = v }),
        m.Defaulted("seed", "Seed of the split, and of images that the program draws", Kinds.Seed, d => d.Seed, (d, v) => d with { Seed = v }),
    ]);

    /// <summary>Data set: <c>shapes</c>, <c>mnist</c>, <c>fashion-mnist</c>, <c>cifar10</c>, <c>cifar100</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Training images; null for all that the validation set leaves.</summary>
    public int? Train { get; init; }

    /// <summary>Validation images, split off the training set by seed; at least 1.</summary>
    public required int Validation { get; init; }

    /// <summary>Seed of the split, and of the images where the program draws them.</summary>
    public ulong Seed { get; init; }

    private static JsonObject NameSchema() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = new JsonArray([.. DataSetFacts.All.Select(facts => (JsonNode)facts.Name)]) },
            new JsonObject { ["type"] = "string", ["pattern"] = "^[a-z0-9][a-z0-9._-]{0,63}$" }),
    };
}
