using Explorer.Experiments.Data;

namespace Explorer.Experiments;

/// <summary>A space, a sample of it, and how every network of the sample is trained.</summary>
public sealed record Experiment
{
    /// <summary>Its name, unique in a store and safe as a file name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, in words; null where nothing is said.</summary>
    public string? Description { get; init; }

    /// <summary>Short names to find it by; empty for none.</summary>
    public ValueList<string> Tags { get; init; }

    /// <summary>The networks.</summary>
    public required DesignSpace Space { get; init; }

    /// <summary>How many of them, from which seed.</summary>
    public required SampleSettings Sample { get; init; }

    /// <summary>The images.</summary>
    public required DataSettings Data { get; init; }

    /// <summary>How they are trained.</summary>
    public required TrainingSpace Training { get; init; }

    /// <summary>The fidelities.</summary>
    public required FidelitySettings Fidelity { get; init; }

    /// <summary>What one trial may take.</summary>
    public required Limits Limits { get; init; }

    /// <summary>The whole experiment as canonical JSON on one line: every <c>extends</c> merged in, every default written out, lists of networks included.</summary>
    public required string Definition { get; init; }

    /// <summary>The file or other source it was read from, for messages.</summary>
    public required string Origin { get; init; }

    /// <summary>
    /// Whether the trials of both are the same, as far as both have them: they may differ in description, tags, sample size and
    /// limits only. Then the larger one's plan continues the smaller one's.
    /// </summary>
    public bool HasSameTrials(Experiment other) => Essence(this) == Essence(other);

    /// <summary>The same experiment as an earlier version read its file; see <see cref="TrainingSpace.AsOfEarlierVersions"/>.</summary>
    public Experiment AsOfEarlierVersions() => this with { Training = Training.AsOfEarlierVersions() };

    private static Experiment Essence(Experiment experiment) => experiment with
    {
        Description = null,
        Tags = [],
        Sample = experiment.Sample with { Count = 1 },
        Limits = new Limits(),
        Definition = "",
        Origin = "",
    };
}
