using System.Globalization;

namespace Explorer.Experiments.Data;

/// <summary>What errors were measured on. Errors of two experiments compare only where it is the same.</summary>
/// <param name="Settings">The data set and its split.</param>
/// <param name="Input">What the networks see of an image; null where that is not known.</param>
/// <param name="Classes">How many classes they tell apart; null where that is not known.</param>
/// <param name="Hash">Of the training and validation images, as the trials recorded it; null where none did.</param>
public sealed record DataIdentity(DataSettings Settings, InputShape? Input, int? Classes, string? Hash)
{
    /// <summary>The data of an experiment.</summary>
    /// <param name="experiment">Its definition.</param>
    /// <param name="trials">Its finished trials; may be none.</param>
    public static DataIdentity Of(Experiment experiment, IReadOnlyList<TrialRecord> trials)
    {
        var network = trials.Select(trial => trial.Planned.StoredConfig).FirstOrDefault(config => config is not null);
        var space = experiment.Space as SampledSpace;
        var hash = trials.Select(trial => trial.Environment?.DataHash).FirstOrDefault(hash => hash is not (null or TrialEnvironment.UnknownData));
        var data = experiment.Space is ParameterSpace table ? experiment.Data with { Name = table.Metric.ToString() } : experiment.Data;
        return new DataIdentity(data, network?.Input ?? space?.Input, network?.Classes ?? space?.Classes, hash);
    }

    /// <summary>In what the data of two experiments differ, in words such as <c>cifar10 against mnist</c>; null where in nothing that is known.</summary>
    public string? Difference(DataIdentity other)
    {
        var differences = new List<string>();
        void Add(string what, object? mine, object? others)
        {
            if (mine is not null && others is not null && !mine.Equals(others))
            {
                differences.Add(string.Create(CultureInfo.InvariantCulture, $"{what}{mine} against {others}"));
            }
        }

        Add("", Settings.Name, other.Settings.Name);
        Add("training images ", Settings.Train ?? (object)"all other", other.Settings.Train ?? (object)"all other");
        Add("validation images ", Settings.Validation, other.Settings.Validation);
        Add("seed of the split ", Settings.Seed, other.Settings.Seed);
        Add("channels ", Input?.Channels, other.Input?.Channels);
        Add("resolution ", Input?.Resolution, other.Input?.Resolution);
        Add("classes ", Classes, other.Classes);
        if (differences.Count == 0)
            Add("images under the same name, hash ", Hash, other.Hash);

        return differences.Count == 0 ? null : string.Join(", ", differences);
    }
}
