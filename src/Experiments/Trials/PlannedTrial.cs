using Explorer.SearchSpace.Complexity;

namespace Explorer.Experiments.Trials;

/// <summary>A sampled trial before it is trained; stored with the experiment, so that a resumed run trains the same list.</summary>
public sealed record PlannedTrial
{
    /// <summary>The sample's index in the experiment, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The network.</summary>
    /// <exception cref="InvalidInputException">The trial has none, see <see cref="HasNetwork"/>.</exception>
    [JsonIgnore]
    public ModelConfig Config { get => StoredConfig ?? throw WithoutNetwork(); init => StoredConfig = value; }

    /// <summary>What the network costs.</summary>
    /// <exception cref="InvalidInputException">The trial has none, see <see cref="HasNetwork"/>.</exception>
    [JsonIgnore]
    public NetworkComplexity Complexity { get => StoredComplexity ?? throw WithoutNetwork(); init => StoredComplexity = value; }

    /// <summary>Whether its network is known: a trial of a table that only tells errors has none.</summary>
    [JsonIgnore]
    public bool HasNetwork => StoredConfig is not null && StoredComplexity is not null;

    /// <summary>The network as stored; null where it is not known.</summary>
    [JsonPropertyName("config")]
    public ModelConfig? StoredConfig { get; init; }

    /// <summary>What it costs, as stored; null where it is not known.</summary>
    [JsonPropertyName("complexity")]
    public NetworkComplexity? StoredComplexity { get; init; }

    /// <summary>Its parameters where another program ran it: then it has no network, and no training that is known. Null for trials of networks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ValueList<ParameterValue>? Parameters { get; init; }

    /// <summary>Whether another program ran it, and only its parameters are known.</summary>
    [JsonIgnore]
    public bool IsForeign => Parameters is not null;

    /// <summary>The config's canonical hash, or that of the parameters.</summary>
    public required string Hash { get; init; }

    /// <summary>Seed of initial weights, order and augmentation.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How it is trained, every distribution resolved.</summary>
    public required TrainingSettings Training { get; init; }

    /// <summary>Where the network comes from.</summary>
    public TrialOrigin Origin { get; init; }

    /// <summary>
    /// Whether a lot, drawn from the experiment's seed and the index alone, gives it the whole training whatever a scheduler says.
    /// These trials are a random sample at the target fidelity, by which the estimate for all is corrected.
    /// </summary>
    public bool Calibration { get; init; }

    /// <summary>Members that a later version of the program wrote; null for none.</summary>
    [JsonExtensionData]
    public UnknownMembers? Unknown { get; init; }

    private InvalidInputException WithoutNetwork() => new($"trial {Index}", IsForeign ? "it is of a table of parameters, so it has no network that could be looked at" : "its network is not known, so it can only be counted, not analysed by its network");
}
