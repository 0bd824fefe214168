using System.Text.Json.Nodes;
using Explorer.Models.Initialization;

namespace Explorer.Training.Sessions;

/// <summary>One network's training by itself: the same request on the same machine gives the same numbers.</summary>
public sealed record SessionRequest
{
    /// <summary>What the user called the network.</summary>
    public required string Model { get; init; }

    /// <summary>The network, its input and classes those of the images.</summary>
    public required ModelConfig Config { get; init; }

    /// <summary>How it is trained.</summary>
    public required TrainingSettings Training { get; init; }

    /// <summary>How the first weights are drawn.</summary>
    public InitialDistribution Initialization { get; init; }

    /// <summary>The images; they are resized to the config's resolution.</summary>
    public required DataSettings Data { get; init; }

    /// <summary>Folder to look for data sets in first; null for the usual places.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Seed of initial weights, order, augmentation and dropout.</summary>
    public required ulong Seed { get; init; }

    /// <summary>A weight file to start from, as far as shapes agree; null to start from drawn weights.</summary>
    public string? StartWeights { get; init; }

    /// <summary>Test images to measure the error on, the first ones of the set; null for all, 0 to leave the test set alone.</summary>
    public int? TestImages { get; init; }

    /// <summary>Whether the test takes the weights of the epoch of least validation error instead of the last ones.</summary>
    public bool TestBest { get; init; }

    /// <summary>Device to train on: <c>cpu</c> or <c>cuda:N</c>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Threads of one operator on the CPU.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>What differs from another request, one line a member; empty where both ask for the same training. Where the data lies does not matter.</summary>
    public IReadOnlyList<string> DifferencesTo(SessionRequest other)
    {
        var mine = JsonNode.Parse(TrialsJson.Serialize(this with { DataDirectory = null }))!.AsObject();
        var theirs = JsonNode.Parse(TrialsJson.Serialize(other with { DataDirectory = null }))!.AsObject();
        return [.. mine.Where(member => !JsonNode.DeepEquals(member.Value, theirs[member.Key])).Select(member => member.Key)];
    }
}
