using Explorer.SearchSpace.Distributions;
using Explorer.SearchSpace.Sampling;

namespace Explorer.Experiments.Trainings;

/// <summary>Training settings, some of which may be drawn anew for each trial.</summary>
/// <param name="Settings">The settings; where a member is drawn, its value here is the least it can be.</param>
/// <param name="Draws">The members drawn.</param>
public sealed record TrainingSpace(TrainingSettings Settings, ValueList<TrainingDraw> Draws)
{
    /// <summary>Members that the file left out and that have this version's defaults of files; empty for a stored definition.</summary>
    public ValueList<string> Defaulted { get; init; }

    /// <summary>Equal settings and draws; what a file left out is a matter of its writing.</summary>
    public bool Equals(TrainingSpace? other) => other is not null && Settings.Equals(other.Settings) && Draws.Equals(other.Draws);

    /// <inheritdoc/>
    public override int GetHashCode() => (Settings, Draws).GetHashCode();

    /// <summary>What the same file meant before files had defaults of their own: members left out as <see cref="TrainingSettings"/> says.</summary>
    public TrainingSpace AsOfEarlierVersions()
    {
        var earlier = new TrainingSettings { Epochs = 1 };
        return new TrainingSpace(Defaulted.Select(TrainingNumber.Find).Aggregate(Settings, (settings, number) => number.Set(settings, number.Get(earlier))), Draws);
    }

    /// <summary>What a member is drawn from; one value where it is not drawn.</summary>
    internal Distribution Drawn(TrainingNumber number) =>
        Draws.FirstOrDefault(draw => draw.Member == number.Name)?.Distribution ?? new FixedValue(number.Get(Settings));

    /// <summary>The same draws over other settings.</summary>
    internal TrainingSpace With(TrainingSettings settings) => this with { Settings = settings };

    /// <summary>The same with a member drawn from a distribution.</summary>
    internal TrainingSpace With(TrainingNumber number, Distribution distribution) => this with
    {
        Settings = number.Set(Settings, distribution.Low),
        Draws = distribution is FixedValue ? Draws : [.. Draws, new TrainingDraw(number.Name, distribution)],
    };

    /// <summary>The settings of one trial.</summary>
    /// <param name="seed">The trial's training stream; each member has its own stream below it, so that drawing one more changes no other.</param>
    public TrainingSettings Resolve(ulong seed)
    {
        var settings = Settings;
        foreach (var draw in Draws)
        {
            var value = draw.Distribution.Draw(new SplitMix64(Seeds.Derive(seed, draw.Member, 0)));
            settings = TrainingNumber.Find(draw.Member).Set(settings, value);
        }

        return settings;
    }
}
