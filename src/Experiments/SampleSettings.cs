namespace Explorer.Experiments;

/// <summary>How many networks an experiment samples, and from which seed.</summary>
public sealed record SampleSettings
{
    /// <summary>How many networks good populations start with: about 32 random ones suffice to find a good one, the paper says.</summary>
    public const int DefaultCount = 32;

    /// <summary>The seed of an experiment that names none.</summary>
    public const ulong DefaultSeed = 1;

    private const int MostSamples = 1_000_000;
    private const int MostRepeats = 1000;

    /// <summary>Samples in experiment files.</summary>
    public static MemberTable<SampleSettings> Table { get; } = new("sample", "How many networks, from which seed.", new SampleSettings { Count = DefaultCount }, m =>
    [
        m.Defaulted("count", "Networks", Kinds.Integer(1, MostSamples), s => s.Count, (s, v) => s with { Count = v }) with { DefaultWords = $"{DefaultCount}, all of an explicit list," },
        m.Defaulted("seed", "Seed of everything drawn", Kinds.Seed, s => s.Seed, (s, v) => s with { Seed = v }),
        m.Optional("repeats", "How often each network is trained, every time from another seed", Kinds.Integer(1, MostRepeats), s => s.Repeats, (s, v) => s with { Repeats = v }),
        m.Optional("predicted", "Networks of the sample that a predictor chooses, once the others are trained; they never count in the space's error distribution", PredictedSettings.Table, s => s.Predicted!, (s, v) => s with { Predicted = v }),
    ])
    {
        Check = (sample, members) =>
        {
            if (sample is { Predicted: not null, DrawnCount: < PredictedSettings.FewestDrawn })
                members.Optional("predicted")!.Problem($"a share of {sample.PredictedCount} of {sample.Count} networks leaves {sample.DrawnCount} to predict them from; expected at least {PredictedSettings.FewestDrawn}");
        },
    };

    /// <summary>Networks, at least 1.</summary>
    public required int Count { get; init; }

    /// <summary>How often each network is trained, every time from another seed; at least 1.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>The share of the networks that a predictor chooses; null for none.</summary>
    public PredictedSettings? Predicted { get; init; }

    /// <summary>Networks that a predictor chooses, once the others are trained.</summary>
    public int PredictedCount => Predicted is { } predicted ? (int)Math.Round(predicted.Share * Count, MidpointRounding.ToEven) : 0;

    /// <summary>Networks drawn from the space.</summary>
    public int DrawnCount => Count - PredictedCount;

    /// <summary>Trials in all: every network, every repeat.</summary>
    public int Trials => Count * Repeats;

    /// <summary>Seed of everything drawn: networks, training settings, initial weights, order and augmentation.</summary>
    public ulong Seed { get; init; } = DefaultSeed;
}
